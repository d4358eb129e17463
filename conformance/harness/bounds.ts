// Named bounds of waiting. Nothing in a check waits for anything else.
import type { Profile } from '#contracts';

export type BoundName = keyof Profile['bounds'];
export type Bounds = Readonly<Record<BoundName, number>>;

/** The defaults of the profile document; a test holds them against its schema. */
export const defaultBounds: Bounds = {
  connect_ms: 2_000,
  response_ms: 5_000,
  ready_ms: 30_000,
  first_frame_ms: 1_000,
  frame_ms: 5_000,
  terminal_ms: 30_000,
  abort_ms: 250,
  settle_ms: 300,
  step_ms: 60_000,
};

export const boundNames: readonly BoundName[] = [
  'connect_ms',
  'response_ms',
  'ready_ms',
  'first_frame_ms',
  'frame_ms',
  'terminal_ms',
  'abort_ms',
  'settle_ms',
  'step_ms',
];

export const isBoundName = (name: string): name is BoundName => boundNames.some(known => known === name);

/** A profile's bounds over the defaults, each longer by the factor of a slow network. */
export const boundsOf = (given: Partial<Bounds> = {}, factor = 1): Bounds => {
  const merged = { ...defaultBounds, ...given };
  const scaled = boundNames.map(name => [name, Math.max(1, Math.round(merged[name] * factor))] as const);
  return { ...merged, ...Object.fromEntries(scaled) };
};
