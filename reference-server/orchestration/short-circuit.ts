// A plugin answered in place of an engine: the task takes no place, and is queued, run and completed in one commit.
import type { ShortCircuit } from '../pipeline/index.ts';
import { moveTask, type Outcome } from '../tasks/index.ts';
import type { Core } from './core.ts';
import type { Ending } from './ending.ts';
import { appendStarted } from './intake.ts';
import type { LiveTask } from './live-task.ts';

export interface ShortCircuited {
  readonly core: Core;
  readonly ending: Ending;
  readonly live: LiveTask;
  readonly answered: ShortCircuit;
  /** Tells of the admission, once it is durable. */
  announce(): void;
}

export async function serveShortCircuit(parts: ShortCircuited): Promise<void> {
  const { core, ending, live, answered, announce } = parts;
  const { task, log } = live;
  core.registry.add(live);
  appendStarted(live);
  moveTask(task, 'running');
  core.pipeline.skip('INFERENCE', task);
  if (answered.text !== '') {
    log.append('token', { t: answered.text, i: 0 });
    task.output = answered.text;
    task.pieces = 1;
  }
  const { finishReason = 'unknown', usage, servedBy } = answered;
  const counts = usage === undefined ? {} : { usage };
  const outcome: Outcome = { state: 'completed', finishReason, decodeMs: 0, servedBy, ...counts };
  task.outcome = outcome;
  await core.pipeline.run('POST_INFERENCE', task, live.aborter.signal);
  await ending.end(live, outcome, { admitted: announce });
}
