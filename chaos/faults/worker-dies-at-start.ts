import type { Fault } from '../grammar/fault.ts';
import { amidWork } from './amid-work.ts';
import { nameOfEngine } from './engine-at.ts';
import { diedWorkers } from './evidence.ts';
import { supervisedAt } from './supervised-at.ts';

const exitCode = 7;

/** As with a broken library, or a model that does not load. */
export const workerDiesAtStart = (nth = 1): Fault => ({
  name: `${nameOfEngine(nth)} dies at each start`,
  what: 'The process of an engine is killed at work, and each one that is started for it ends at once.',
  needs: [],
  inject: async (stage, signal) => {
    const { foreman } = supervisedAt(stage, nth);
    await amidWork(stage, { engine: nth, signal });
    foreman.endsAtOnce(exitCode);
    foreman.kill();
  },
  heal: async stage => supervisedAt(stage, nth).foreman.endsAtOnce(undefined),
  witnesses: (record, span) => diedWorkers(record, span, nameOfEngine(nth)),
});
