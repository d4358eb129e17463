import type { Fault } from '../grammar/fault.ts';
import { nameOfEngine } from './engine-at.ts';
import { diedWorkers } from './evidence.ts';
import { supervisedAt } from './supervised-at.ts';

const lookEveryMs = 20;

/** As with work that no process of it survives: each is well until it is asked for something. */
export const workerKilledAtWork = (nth = 1): Fault => {
  const name = `${nameOfEngine(nth)} killed whenever it works`;
  return {
    name,
    what: 'Each process that is started for an engine is killed once it is at work.',
    needs: [],
    inject: async stage => {
      const { clock, calls, remedies } = stage;
      const { foreman, book } = supervisedAt(stage, nth);
      const killed = new Set<unknown>();
      let isOver = false;
      remedies.keep(name, () => {
        isOver = true;
      });
      const look = (): void => {
        if (isOver) return;
        const worker = book.workers.at(-1);
        const isAtWork = calls.calls.some(
          ({ engine, how, task }) => engine === nameOfEngine(nth) && task !== undefined && how === undefined,
        );
        if (isAtWork && worker !== undefined && worker.endedMs === undefined && !killed.has(worker)) {
          killed.add(worker);
          foreman.kill();
        }
        clock.after(lookEveryMs, look);
      };
      look();
    },
    heal: stage => stage.remedies.apply(name),
    witnesses: (record, span) => diedWorkers(record, span, nameOfEngine(nth)),
  };
};
