import type { Fault } from '../grammar/fault.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { cutCalls } from './evidence.ts';

const shownMs = 200;

/** What a host that is out of memory does to the largest process: it is gone at once, with all its connections. */
export const engineKilled = (nth = 1): Fault => ({
  name: `${nameOfEngine(nth)} killed`,
  what: "An engine's process is killed, as by a host without memory, and started again.",
  needs: [],
  inject: stage => engineAt(stage, nth).peer.crash(),
  heal: stage => engineAt(stage, nth).peer.restart(),
  witnesses: (record, { fromMs }) => cutCalls(record, { fromMs, toMs: fromMs + shownMs }, nameOfEngine(nth)),
});
