import type { Stage } from '../stage/stage.ts';
import type { Supervised } from '../stage/staged-engine.ts';
import { engineAt } from './engine-at.ts';

/** Counted from 1. */
export const supervisedAt = (stage: Pick<Stage, 'engines'>, nth: number): Supervised => {
  const { supervised, name } = engineAt(stage, nth);
  if (supervised === undefined) throw new Error(`${name} is no process of the server's`);
  return supervised;
};
