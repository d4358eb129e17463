// Where does a conversation stand, and what may its tenant still spend? Turns, time to live, the caches that
// engines keep for it, and budgets.
// Surprising: a session is made by its first turn and nothing else, so a refused task leaves none behind.
export { Budgets, type BudgetsLeft, costOf } from './budgets.ts';
export type { EvictionReason, SessionsOptions, SessionTask, Turn } from './session.ts';
export { Sessions } from './sessions.ts';
