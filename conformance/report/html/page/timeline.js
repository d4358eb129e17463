import { h, s } from './dom.js';
import { isNote, lineOf, msWords } from './entry-words.js';
import { lanesOf } from './timeline-lanes.js';
import { drawnMark, gridStep, styleOf } from './timeline-marks.js';

const headHeight = 30;
const laneHeight = 38;
const margin = 18;
const legend = [
  ['request', 'request'],
  ['response', 'answer'],
  ['started', 'started'],
  ['token', 'token'],
  ['metrics', 'metrics'],
  ['end', 'end'],
  ['error', 'error'],
  ['comment', 'comment'],
  ['peer', 'engine'],
  ['closed', 'closed'],
];

const legendOf = lanes => {
  const used = new Set(lanes.flatMap(lane => lane.entries.map(({ entry }) => styleOf(entry))));
  return legend
    .filter(([style]) => used.has(style))
    .map(([style, word]) =>
      h('span', { class: 'legend' }, s('svg', { viewBox: '0 0 18 18' }, drawnMark(style, 9, 9)), word),
    );
};

const gridOf = (spanMs, place, height) => {
  const step = gridStep(spanMs, 8);
  const lines = Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, n) => n * step);
  return lines.map(ms => [
    s('line', { class: 't-grid', x1: place(ms), x2: place(ms), y1: headHeight - 6, y2: height }),
    s(
      'text',
      { class: 't-text', x: place(ms), y: 17, 'text-anchor': 'middle' },
      `${Number(ms.toPrecision(6))}`,
    ),
  ]);
};

const stepsOf = (entries, place, height) =>
  entries
    .filter(entry => entry.kind === 'step' && !isNote(entry))
    .map(entry => {
      const line = s('line', {
        class: 't-step',
        x1: place(entry.at_ms),
        x2: place(entry.at_ms),
        y1: headHeight,
        y2: height,
      });
      line.append(s('title', {}, entry.text));
      return line;
    });

const markOf = ({ at, entry }, x, y) => {
  const drawn = drawnMark(styleOf(entry), x, y, { 'data-entry': at });
  drawn.append(s('title', {}, `${msWords(entry.at_ms)}  ${lineOf(entry).slice(0, 300)}`));
  return drawn;
};

/** Where it first went wrong: a line through all lanes, and a ring where the entry has a lane. */
const faultOf = ({ entries, divergence, lanes, width }, place, height) => {
  const entry = entries[divergence];
  if (entry === undefined) return [];
  const x = place(entry.at_ms);
  const isLate = x > width - 110;
  const lane = lanes.findIndex(each => each.entries.some(({ at }) => at === divergence));
  const y = headHeight + lane * laneHeight + laneHeight / 2;
  return [
    s('line', { class: 't-fault', x1: x, x2: x, y1: 4, y2: height }),
    s(
      'text',
      isLate
        ? { class: 't-faulttext', x: x - 5, y: 28, 'text-anchor': 'end' }
        : { class: 't-faulttext', x: x + 5, y: 28 },
      'first divergence',
    ),
    lane < 0 ? '' : s('circle', { class: 't-faultring', cx: x, cy: y, r: 11 }),
  ];
};

const drawing = ({ entries, lanes, divergence, width, spanMs }) => {
  const height = headHeight + lanes.length * laneHeight;
  const place = ms => margin + (ms / spanMs) * (width - 2 * margin);
  const rows = lanes.map((lane, n) => {
    const y = headHeight + n * laneHeight + laneHeight / 2;
    const spans = lane.spans.map(({ style, from, to }) =>
      s('rect', {
        class: style,
        x: place(from),
        y: y - 8,
        width: Math.max(1.5, place(to) - place(from)),
        height: 16,
        rx: 4,
      }),
    );
    const line = s('line', {
      class: 't-grid',
      x1: 0,
      x2: width,
      y1: y - laneHeight / 2,
      y2: y - laneHeight / 2,
    });
    return [line, spans, lane.entries.map(each => markOf(each, place(each.entry.at_ms), y))];
  });
  return s(
    'svg',
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': 'Timeline of the exchanges',
    },
    gridOf(spanMs, place, height),
    stepsOf(entries, place, height),
    rows,
    faultOf({ entries, divergence, lanes, width }, place, height),
  );
};

/** Arrow keys walk over the marks, Enter opens the entry, + and - zoom. */
export const timelineOf = ({ entries, divergence, openEntry }) => {
  const lanes = lanesOf(entries);
  if (lanes.length === 0) return undefined;
  const marks = lanes.flatMap(lane => lane.entries).sort((a, b) => a.at - b.at);
  const spanMs = Math.max(1, ...marks.slice(-1).map(({ entry }) => entry.at_ms));
  const now = h('span', { class: 'now', 'aria-live': 'polite' }, 'Milliseconds since the check began.');
  const canvas = h('div', {
    class: 'canvas',
    tabindex: '0',
    role: 'group',
    'aria-label': 'Timeline; arrow keys walk over it',
  });
  let zoom = 1;
  let chosen = marks.findIndex(({ at }) => at === divergence);
  const redraw = () => {
    const width = Math.max(420, (canvas.clientWidth || 640) * zoom);
    canvas.replaceChildren(drawing({ entries, lanes, divergence, width, spanMs }));
    if (chosen >= 0) choose(chosen);
  };
  const choose = index => {
    chosen = Math.min(marks.length - 1, Math.max(0, index));
    const { at, entry } = marks[chosen];
    const drawn = canvas.querySelector(`[data-entry="${at}"]`);
    const box = drawn.getBBox();
    canvas.querySelector('.t-cursor')?.remove();
    const ring = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 5 };
    canvas.firstChild.append(s('rect', { class: 't-cursor', ...ring }));
    now.textContent = `${msWords(entry.at_ms)} · ${lineOf(entry).slice(0, 200)}`;
    if (zoom > 1) canvas.scrollLeft = box.x - canvas.clientWidth / 2;
  };
  const zoomBy = factor => {
    zoom = Math.min(64, Math.max(1, zoom * factor));
    redraw();
  };
  const keys = {
    ArrowRight: () => choose(chosen + 1),
    ArrowLeft: () => choose(chosen - 1),
    Home: () => choose(0),
    End: () => choose(marks.length - 1),
    Enter: () => chosen >= 0 && openEntry(marks[chosen].at),
    '+': () => zoomBy(2),
    '-': () => zoomBy(0.5),
  };
  canvas.addEventListener('keydown', event => {
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  canvas.addEventListener('click', event => {
    const at = Number(event.target.closest?.('[data-entry]')?.dataset.entry ?? Number.NaN);
    const index = marks.findIndex(each => each.at === at);
    if (index >= 0) choose(index);
  });
  canvas.addEventListener('dblclick', () => chosen >= 0 && openEntry(marks[chosen].at));
  const names = lanes.map(({ label, below }) =>
    h('div', { title: label }, h('b', {}, label), h('span', {}, below)),
  );
  const button = (text, title, factor) =>
    h('button', { type: 'button', 'aria-label': title, onclick: () => zoomBy(factor) }, text);
  const tools = h(
    'div',
    { class: 'tools' },
    legendOf(lanes),
    h('span', { class: 'zoom' }, button('−', 'Zoom out', 0.5), button('+', 'Zoom in', 2)),
    now,
  );
  requestAnimationFrame(redraw);
  return h(
    'div',
    { class: 'timeline' },
    tools,
    h('div', { class: 'view' }, h('div', { class: 'names' }, h('div', {}, 'ms'), names), canvas),
  );
};
