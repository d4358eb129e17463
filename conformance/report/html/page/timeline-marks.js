import { s } from './dom.js';

const frameEvents = ['started', 'token', 'metrics', 'end', 'error'];

export const styleOf = entry => {
  if (entry.kind === 'frame') {
    if (entry.comment !== undefined) return 'comment';
    return frameEvents.includes(entry.event) ? entry.event : 'other';
  }
  if (entry.kind === 'output' || entry.kind === 'process') return 'line';
  return entry.kind;
};

/** A shape for each kind, around x and y: colour only repeats what the shape says. */
const shapes = {
  started: (x, y) => ['path', { d: `M${x - 5} ${y - 6}l11 6l-11 6z` }],
  token: (x, y) => ['rect', { x: x - 2, y: y - 7, width: 4, height: 14, rx: 2 }],
  metrics: (x, y) => ['path', { d: `M${x} ${y - 6}l6 6l-6 6l-6-6z` }],
  end: (x, y) => ['rect', { x: x - 5.5, y: y - 5.5, width: 11, height: 11 }],
  error: (x, y) => ['path', { d: `M${x - 6} ${y - 3}l3-3l3 3l3-3l3 3l-3 3l3 3l-3 3l-3-3l-3 3l-3-3l3-3z` }],
  request: (x, y) => ['path', { d: `M${x - 2} ${y - 8}h4v16h-4z` }],
  response: (x, y) => ['path', { d: `M${x - 1.5} ${y - 6}h3v12h-3z` }],
  closed: (x, y) => ['path', { d: `M${x - 4} ${y - 11}h8v3h-2.5v16h2.5v3h-8v-3h2.5v-16h-2.5z` }],
  peer: (x, y) => ['path', { d: `M${x} ${y - 6}l6 10h-12z` }],
  line: (x, y) => ['rect', { x: x - 3, y: y - 1.5, width: 6, height: 3 }],
  comment: (x, y) => ['circle', { cx: x, cy: y, r: 2 }],
  other: (x, y) => ['circle', { cx: x, cy: y, r: 5 }],
};

export const drawnMark = (style, x, y, attributes = {}) => {
  const [name, geometry] = (shapes[style] ?? shapes.other)(x, y);
  return s(name, { class: `t-mark t-${style}`, ...geometry, ...attributes });
};

const roundSteps = [1, 2, 5, 10];

/** Distances of the grid that people count in. */
export const gridStep = (spanMs, linesWanted) => {
  const rough = Math.max(spanMs / linesWanted, 0.001);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (roundSteps.find(step => step * power >= rough) ?? 10);
};
