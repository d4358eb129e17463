import type { Stage } from '../stage/stage.ts';
import type { StagedEngine } from '../stage/staged-engine.ts';

/** Engines are counted from 1, as their names are. */
export const engineAt = ({ engines }: Pick<Stage, 'engines'>, nth: number): StagedEngine => {
  const engine = engines[nth - 1];
  if (engine === undefined) throw new Error(`the stage has no engine ${nth}`);
  return engine;
};

export const nameOfEngine = (nth: number): string => `engine ${nth}`;
