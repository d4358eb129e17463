import type { Fault } from '../grammar/fault.ts';
import { until } from '../run/until.ts';
import { containerAt, containersOf } from './container-at.ts';
import { nameOfEngine } from './engine-at.ts';
import { noted } from './evidence.ts';

const withinMs = 10_000;

/** Its container has a limit; the engine grows until the system ends it. */
export const containerOutOfMemory = (nth: number): Fault => {
  const name = `container of ${nameOfEngine(nth)} out of memory`;
  return {
    name,
    what: `${nameOfEngine(nth)} takes ever more memory until its container may have no more; it is killed, and another one started.`,
    needs: ['docker'],
    inject: async (stage, signal) => {
      const container = containerAt(stage, nth);
      await container.signal('SIGUSR2');
      await until(stage.clock, withinMs, () => signal.aborted || container.isGone);
      if (container.isGone && (await container.wasOutOfMemory()))
        stage.notes.push({ atMs: stage.nowMs(), what: `${name}: the system killed it` });
    },
    heal: stage => containersOf(stage).engine(nth).start(),
    witnesses: (record, span) => noted(record, span, name),
  };
};
