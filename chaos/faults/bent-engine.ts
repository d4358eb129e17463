// Faults of what an engine answers: its script is cut where the fault sets in.
import type { Act, Behaviour, FailureKind } from '#conformance/peers';
import type { Fault } from '../grammar/fault.ts';
import type { EngineCall } from '../grammar/record.ts';
import type { Bend } from '../stage/staged-engine.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';
import { brokenCalls } from './evidence.ts';

/** What the script does up to so many pieces, and then this. */
export const afterPieces = (behaviour: Behaviour, pieces: number, ...then: readonly Act[]): Behaviour => {
  let left = pieces;
  const end = behaviour.findIndex(({ act }) => act === 'end' || (act === 'piece' && left-- === 0));
  return [...behaviour.slice(0, end < 0 ? behaviour.length : end), ...then];
};

export interface Breaking {
  readonly pieces?: number;
  /** Counted from 1. */
  readonly engine?: number;
}

export interface BentEngine extends Breaking {
  readonly name: string;
  readonly what: string;
  /** Before it, the engine holds its tongue for so long: what it sent is read by then. */
  readonly restMs?: number;
  readonly failure: FailureKind;
  readonly message?: string;
}

/** Every call of the engine fails so, after so many pieces. */
export const bentEngine = (bent: BentEngine): Fault => {
  const { name, what, failure, pieces = 0, engine: nth = 1, restMs = 0, message } = bent;
  const fail: Act = { act: 'fail', kind: failure, ...(message === undefined ? {} : { message }) };
  const bend: Bend = behaviour => afterPieces(behaviour, pieces, { act: 'pause', ms: restMs }, fail);
  const isBroken = (call: EngineCall): boolean =>
    call.engine === nameOfEngine(nth) && call.failure === failure && call.pieces.length === pieces;
  return {
    ...{ name, what, needs: [] },
    inject: async stage => {
      engineAt(stage, nth).bend = bend;
    },
    isMet: ({ calls }) => calls.calls.some(isBroken),
    heal: async stage => {
      const engine = engineAt(stage, nth);
      if (engine.bend === bend) engine.bend = undefined;
    },
    witnesses: (record, span) => brokenCalls(record, span, { engine: nameOfEngine(nth), failure }),
  };
};

/** "before the first piece", "after 3 pieces". */
export const whenOf = ({ pieces = 0 }: Breaking): string =>
  pieces === 0 ? 'before the first piece' : `after ${pieces} ${pieces === 1 ? 'piece' : 'pieces'}`;
