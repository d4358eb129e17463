import type { Fault } from '../grammar/fault.ts';
import type { Bend } from '../stage/staged-engine.ts';
import { afterPieces } from './bent-engine.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { cutCalls } from './evidence.ts';

/** More than an event may be long. */
const text = 'x'.repeat(1_200_000);

/** Counted from 1. */
export const engineHugeEvent = (nth = 1): Fault => {
  const bend: Bend = behaviour => afterPieces(behaviour, 1, { act: 'piece', text }, { act: 'hold' });
  return {
    name: 'flood of one event',
    what: 'An engine sends an event of more than 1 MiB, and waits.',
    needs: [],
    inject: async stage => {
      engineAt(stage, nth).bend = bend;
    },
    heal: async stage => {
      const engine = engineAt(stage, nth);
      if (engine.bend === bend) engine.bend = undefined;
    },
    // Nobody else hangs up on an engine that holds a task's stream open.
    witnesses: (record, span) => cutCalls(record, span, nameOfEngine(nth)),
  };
};
