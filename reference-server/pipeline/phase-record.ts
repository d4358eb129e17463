// The phases of a call as its record lists them: in their order, each once, whatever happens in between.
import { invariant, type World } from '../kernel/index.ts';
import type { PhaseName, PhaseRecord, Task } from '../tasks/index.ts';
import { phaseNames, runsOnEveryOutcome } from './phases.ts';

/** Instants of a call are its receipt plus monotonic time: a step of the wall clock stretches no phase. */
function instantOf(task: Task, world: World): number {
  const last = task.phases.findLast(record => record.started_ms !== undefined);
  const at = Math.round(task.receivedWallMs + world.monotonicMs() - task.receivedMs);
  return Math.max(at, last?.ended_ms ?? last?.started_ms ?? 0);
}

function append(task: Task, record: PhaseRecord): void {
  const expected = phaseNames[task.phases.length];
  invariant(
    record.phase === expected,
    `${record.phase} is visited in its place, where ${expected ?? 'none'} is next`,
  );
  task.phases.push(record);
}

function isOpen(record: PhaseRecord | undefined): record is PhaseRecord {
  return record !== undefined && record.started_ms !== undefined && record.ended_ms === undefined;
}

/** INFERENCE stays open while attempts are made; whatever follows it ends it. */
function endOpen(task: Task, world: World): void {
  const last = task.phases.at(-1);
  if (!isOpen(last)) return;
  const failed = task.outcome !== undefined && task.outcome.state !== 'completed';
  task.phases.splice(-1, 1, {
    ...last,
    outcome: failed ? 'failed' : last.outcome,
    ended_ms: instantOf(task, world),
  });
}

/** @implements PIPE-001 */
export function beginPhase(task: Task, phase: PhaseName, world: World): void {
  endOpen(task, world);
  append(task, { phase, outcome: 'visited', started_ms: instantOf(task, world) });
}

export interface PhaseEnd {
  readonly phase: PhaseName;
  readonly outcome: 'visited' | 'failed';
  readonly world: World;
}

/** Can be said again of the phase last visited: its end moves, and what failed stays failed. */
export function endPhase(task: Task, { phase, outcome, world }: PhaseEnd): void {
  const last = task.phases.at(-1);
  invariant(last?.phase === phase && last.started_ms !== undefined, `${phase} is the phase last visited`);
  task.phases.splice(-1, 1, {
    phase,
    outcome: last.outcome === 'failed' ? 'failed' : outcome,
    started_ms: last.started_ms,
    ended_ms: instantOf(task, world),
  });
}

export function skipPhase(task: Task, phase: PhaseName, world: World): void {
  invariant(!runsOnEveryOutcome(phase), `${phase} runs on every outcome`);
  endOpen(task, world);
  append(task, { phase, outcome: 'skipped' });
}
