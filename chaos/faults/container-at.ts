import type { Containers } from '../stage/containers/container-site.ts';
import type { StagedContainer } from '../stage/containers/staged-container.ts';
import type { Stage } from '../stage/stage.ts';
import { nameOfEngine } from './engine-at.ts';

/** Engines are counted from 1. */
export type Who = 'server' | number;

export const nameOfWho = (who: Who): string => (who === 'server' ? 'server' : nameOfEngine(who));

export const containersOf = ({ containers }: Stage): Containers => {
  if (containers === undefined) throw new Error('the stage has no containers');
  return containers;
};

export const containerAt = (stage: Stage, who: Who): StagedContainer => {
  const containers = containersOf(stage);
  return who === 'server' ? containers.server() : containers.engine(who).container;
};
