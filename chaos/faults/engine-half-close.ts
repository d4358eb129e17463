import type { Fault } from '../grammar/fault.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { cutCalls } from './evidence.ts';

const everyMs = 150;

export const engineHalfClose = (nth = 1): Fault => ({
  name: `half-close of ${nameOfEngine(nth)}`,
  what: 'What comes from an engine ends in the middle of answers, though it goes on listening.',
  needs: [],
  inject: async stage => engineAt(stage, nth).network.set({ halfCloseEveryMs: everyMs }),
  heal: async stage => engineAt(stage, nth).network.set({ halfCloseEveryMs: 0 }),
  witnesses: (record, span) => cutCalls(record, span, nameOfEngine(nth)),
});
