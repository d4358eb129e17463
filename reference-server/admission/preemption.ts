// Which running task goes back to the queue for a higher class? A pure choice over what runs. Work that
// only waits needs no preemption: the fair queue already lets the higher class pass.
import { type PriorityClass, rankOf } from './entry.ts';

export interface PreemptionRules {
  readonly mode: 'off' | 'soft' | 'hard';
  readonly perMinuteMax: number;
  /** Classes that are never preempted. */
  readonly protect: readonly PriorityClass[];
}

export interface RunningTask {
  readonly id: string;
  readonly priority: PriorityClass;
  readonly piecesSent: number;
  readonly isStrict: boolean;
  /** The engine itself holds the decoding state, so that the task can go on at its next piece. */
  readonly isInterruptible: boolean;
  readonly startedAtMs: number;
}

export type PreemptionDecision =
  | { readonly kind: 'preempt'; readonly id: string; readonly mode: 'soft' | 'hard' }
  | { readonly kind: 'none'; readonly because: 'off' | 'rate' | 'nothing-lower' };

export interface PreemptionCase {
  /** The class of the task that waits first; no slot is free for it. */
  readonly waiting: PriorityClass;
  readonly running: readonly RunningTask[];
  readonly preemptedInLastMinute: number;
}

function mayBePreempted(rules: PreemptionRules, waiting: PriorityClass, task: RunningTask): boolean {
  if (rankOf(task.priority) <= rankOf(waiting) || rules.protect.includes(task.priority)) return false;
  if (task.piecesSent === 0) return true;
  return rules.mode === 'hard' && !task.isStrict && task.isInterruptible;
}

/** The lowest class, then who has sent least, then who started last, then by id. */
function costsLess(a: RunningTask, b: RunningTask): number {
  return (
    rankOf(b.priority) - rankOf(a.priority) ||
    a.piecesSent - b.piecesSent ||
    b.startedAtMs - a.startedAtMs ||
    (a.id < b.id ? -1 : 1)
  );
}

export function decidePreemption(rules: PreemptionRules, given: PreemptionCase): PreemptionDecision {
  if (rules.mode === 'off') return { kind: 'none', because: 'off' };
  if (given.preemptedInLastMinute >= rules.perMinuteMax) return { kind: 'none', because: 'rate' };
  const [task] = given.running.filter(one => mayBePreempted(rules, given.waiting, one)).sort(costsLess);
  if (task === undefined) return { kind: 'none', because: 'nothing-lower' };
  return { kind: 'preempt', id: task.id, mode: task.piecesSent === 0 ? 'soft' : 'hard' };
}
