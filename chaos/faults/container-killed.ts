import type { Fault } from '../grammar/fault.ts';
import { amidWork } from './amid-work.ts';
import { containerAt, containersOf } from './container-at.ts';
import { nameOfEngine } from './engine-at.ts';
import { cutCalls } from './evidence.ts';

export const containerKilled = (nth: number): Fault => ({
  name: `container of ${nameOfEngine(nth)} killed`,
  what: `Docker kills the container of ${nameOfEngine(nth)} at work, and another one is started in its place.`,
  needs: ['docker'],
  inject: async (stage, signal) => {
    await amidWork(stage, { engine: nth, signal });
    await containerAt(stage, nth).kill();
  },
  heal: stage => containersOf(stage).engine(nth).start(),
  witnesses: (record, span) => cutCalls(record, span, nameOfEngine(nth)),
});
