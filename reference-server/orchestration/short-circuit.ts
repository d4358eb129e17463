// A plugin answered in place of an engine: the task takes no place, and is queued, run and completed in one commit.

import { moveTask } from '../tasks/index.ts';
import type { Core } from './core.ts';
import type { Ending } from './ending.ts';
import type { LiveTask } from './live-task.ts';

export interface ShortCircuit {
  readonly core: Core;
  readonly ending: Ending;
  readonly live: LiveTask;
  readonly answered: { readonly text: string; readonly servedBy: string };
  announce(live: LiveTask): void;
}

export async function serveShortCircuit({
  core,
  ending,
  live,
  answered,
  announce,
}: ShortCircuit): Promise<void> {
  const { task, log } = live;
  core.registry.add(live);
  announce(live);
  moveTask(task, 'running');
  core.pipeline.skip('INFERENCE', task);
  if (answered.text !== '') {
    log.append('token', { t: answered.text, i: 0 });
    task.output = answered.text;
    task.pieces = 1;
  }
  await core.pipeline.run('POST_INFERENCE', task, live.aborter.signal);
  await ending.end(live, {
    state: 'completed',
    finishReason: 'stop',
    decodeMs: 0,
    servedBy: answered.servedBy,
  });
}
