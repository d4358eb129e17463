import type { Fault } from '../grammar/fault.ts';
import { amidWork } from './amid-work.ts';
import { containerAt } from './container-at.ts';
import { nameOfEngine } from './engine-at.ts';
import { latePieces } from './evidence.ts';

/** What pieces wait at least that were under way when it set in. */
const heldMs = 250;

/** The engine works on and is on no network: nothing comes from it, its name is not known, and nobody is told. */
export const containerCutOff = (nth: number): Fault => ({
  name: `container of ${nameOfEngine(nth)} cut off`,
  what: `Docker takes the container of ${nameOfEngine(nth)} off its network at work, and puts it on again.`,
  needs: ['docker'],
  inject: async (stage, signal) => {
    await amidWork(stage, { engine: nth, signal });
    await containerAt(stage, nth).cutOff();
  },
  heal: stage => containerAt(stage, nth).rejoin(),
  witnesses: (record, span) =>
    latePieces(record, span, { atLeastMs: heldMs, engine: nameOfEngine(nth) }).map(({ atMs, what }) => ({
      atMs,
      what: what.replace('took Infinity ms', 'reached no reader'),
    })),
});
