// The pool's state machine as a table: what is not in it is refused and changes nothing.

export const poolStates = ['unready', 'ready', 'draining', 'drained', 'reloading'] as const;
export type PoolState = (typeof poolStates)[number];

export const poolEvents = [
  'replica-ready',
  'none-ready',
  'drain',
  'emptied',
  'resume',
  'reload',
  'reloaded',
  'reload-failed',
] as const;
/** `emptied`: nothing runs any more, or the drain's deadline passed. */
export type PoolEvent = (typeof poolEvents)[number];

const moves: Readonly<Record<PoolState, Readonly<Partial<Record<PoolEvent, PoolState>>>>> = {
  unready: { 'replica-ready': 'ready', drain: 'draining', resume: 'unready' },
  ready: { 'none-ready': 'unready', drain: 'draining', resume: 'ready', reload: 'reloading' },
  draining: { drain: 'draining', emptied: 'drained', resume: 'unready' },
  drained: { drain: 'drained', resume: 'unready' },
  reloading: { reloaded: 'ready', 'reload-failed': 'ready' },
};

/** Undefined: refused. */
export function movePool(state: PoolState, event: PoolEvent): PoolState | undefined {
  return moves[state][event];
}
