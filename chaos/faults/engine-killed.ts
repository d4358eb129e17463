import type { Fault } from '../grammar/fault.ts';
import { amidWork } from './amid-work.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { cutCalls } from './evidence.ts';

export interface Killed {
  /** Counted from 1. */
  readonly engine?: number;
  /** While a task waits for its first piece. */
  readonly isBeforeAPiece?: boolean;
}

/** What a host that is out of memory does to the largest process: it is gone at once, with all its connections. */
export const engineKilled = ({ engine: nth = 1, isBeforeAPiece = false }: Killed = {}): Fault => ({
  name: `${nameOfEngine(nth)} killed`,
  what: "An engine's process is killed at work, as by a host without memory, and started again.",
  needs: [],
  inject: async (stage, signal) => {
    const isMeant = ({ pieces }: { readonly pieces: readonly unknown[] }): boolean =>
      !isBeforeAPiece || pieces.length === 0;
    await amidWork(stage, { engine: nth, signal, isMeant });
    await engineAt(stage, nth).peer.crash();
  },
  heal: stage => engineAt(stage, nth).peer.listen(),
  witnesses: (record, span) => cutCalls(record, span, nameOfEngine(nth)),
});
