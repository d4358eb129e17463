import type { Network } from '../stage/network.ts';
import type { Stage } from '../stage/stage.ts';
import { engineAt, nameOfEngine } from './engine-at.ts';

/** The clients' side of the server, or that of one engine, counted from 1. */
export type Side = 'clients' | number;

export const networkOf = (stage: Stage, side: Side): Network =>
  side === 'clients' ? stage.front : engineAt(stage, side).network;

export const nameOfSide = (side: Side): string => (side === 'clients' ? 'the clients' : nameOfEngine(side));

/** The engine whose pieces it touches; none: all of them. */
export const engineOfSide = (side: Side): { engine?: string } =>
  side === 'clients' ? {} : { engine: nameOfEngine(side) };
