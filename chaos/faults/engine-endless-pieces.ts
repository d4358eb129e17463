import type { Fault } from '../grammar/fault.ts';
import type { Witness } from '../grammar/record.ts';
import type { Bend } from '../stage/staged-engine.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';

const piece = 'x'.repeat(16_384);
const manyPieces = 64;

/** Counted from 1. */
export const engineEndlessPieces = (nth = 1): Fault => {
  const bend: Bend = () => [{ act: 'repeat', everyMs: 1, piece }];
  return {
    name: 'flood of pieces',
    what: 'An engine sends piece after piece, whatever was asked for, and never ends.',
    needs: [],
    inject: async stage => {
      engineAt(stage, nth).bend = bend;
    },
    heal: async stage => {
      const engine = engineAt(stage, nth);
      if (engine.bend === bend) engine.bend = undefined;
    },
    witnesses: ({ calls, operations }, { fromMs, toMs }) => {
      const asked = new Map(operations.map(({ task, arrival }) => [task, arrival.pieces]));
      return calls.flatMap(({ engine, task = '', atMs, pieces }): Witness[] => {
        const isIts = engine === nameOfEngine(nth) && atMs >= fromMs && atMs <= toMs;
        return isIts && pieces.length > Math.max(manyPieces, asked.get(task) ?? 0)
          ? [{ atMs, what: `${engine} gave task ${task} ${pieces.length} pieces` }]
          : [];
      });
    },
  };
};
