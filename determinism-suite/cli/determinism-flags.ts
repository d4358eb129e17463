// What can be typed after `assay determinism`, read into what is meant.
import { newRunNonce, UsageError } from '#conformance/harness';
import { type Level, levels } from '../matrix/circumstance.ts';
import type { Drivers } from '../run/levels.ts';

export interface DeterminismFlags {
  readonly engine: string;
  readonly levels?: string;
  readonly through?: string;
  readonly inject?: string;
  readonly drawnFrom?: string;
  /** Where it is said alone the engine is held against them. */
  readonly goldens?: true | string;
  readonly full?: boolean;
  readonly seconds?: string;
  readonly resume?: string;
  readonly report?: string;
  readonly json?: boolean;
}

/** Half of what continuous integration has for all of it. */
const secondsDefault = 60;

function levelNamed(name: string): Level {
  const level = levels.find(one => one === name);
  if (level === undefined) throw new UsageError(`--levels ${name}: there are ${levels.join(', ')}`);
  return level;
}

/** Without a word all of them, those included that are not promised; O where there is something to ask through. */
export function levelsAsked({ levels: named }: DeterminismFlags, drivers: Drivers): readonly Level[] {
  if (named !== undefined) return named.split(',').map(name => levelNamed(name.trim()));
  return levels.filter(level => level !== 'O' || drivers.through !== undefined);
}

export function secondsAsked({ seconds }: DeterminismFlags): number {
  const count = seconds === undefined ? secondsDefault : Number(seconds);
  if (!(Number.isFinite(count) && count > 0)) throw new UsageError(`--seconds ${seconds}: a number above 0`);
  return count;
}

/** Another number each time, printed, unless one is given to repeat a run. */
export function drawnFromAsked({ drawnFrom }: DeterminismFlags): number {
  const count = drawnFrom === undefined ? Number.parseInt(newRunNonce().slice(0, 6), 16) : Number(drawnFrom);
  if (!(Number.isSafeInteger(count) && count >= 0))
    throw new UsageError(`--drawn-from ${drawnFrom}: a whole number`);
  return count;
}
