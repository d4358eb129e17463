// The words of the command line.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Flaw, flaws, isFlaw } from './flaws.ts';
import { type InvariantId, invariantIds, isInvariantId } from './invariants.ts';

export interface Options {
  readonly from: number;
  readonly seeds: number;
  readonly steps: number;
  readonly stride: number;
  readonly workers: number;
  /** A file, or - for the standard output. */
  readonly trace: string | undefined;
  readonly flaw: Flaw | undefined;
  readonly plant: string | undefined;
  /** The only one that is looked at. */
  readonly only: InvariantId | undefined;
  readonly stopsAtFirst: boolean;
  readonly isWorker: boolean;
}

export const stepsDefault = 6000;

function count(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is a whole number, not ${text}`);
  return value;
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      steps: { type: 'string' },
      stride: { type: 'string' },
      parallel: { type: 'string' },
      trace: { type: 'string' },
      flaw: { type: 'string' },
      plant: { type: 'string' },
      only: { type: 'string' },
      first: { type: 'boolean' },
      worker: { type: 'boolean' },
    },
  });
  const { flaw, only } = values;
  if (flaw !== undefined && !isFlaw(flaw))
    throw new Error(`--flaw is one of ${Object.keys(flaws).join(', ')}`);
  if (only !== undefined && !isInvariantId(only))
    throw new Error(`--only is one of ${invariantIds.join(', ')}`);
  const isOne = values.seed !== undefined;
  return {
    from: count(values.seed ?? values.from, 'seed', 1),
    seeds: isOne ? 1 : count(values.seeds, 'seeds', 500),
    steps: count(values.steps, 'steps', stepsDefault),
    stride: count(values.stride, 'stride', 1),
    workers: isOne ? 1 : count(values.parallel, 'parallel', Math.min(2, availableParallelism())),
    trace: values.trace,
    flaw,
    plant: values.plant,
    only,
    stopsAtFirst: values.first === true,
    isWorker: values.worker === true,
  };
}

/** What has to be said again so that a process does the same. */
export function sameAgain(options: Options): string[] {
  const words = options.steps === stepsDefault ? [] : ['--steps', String(options.steps)];
  if (options.flaw !== undefined) words.push('--flaw', options.flaw);
  if (options.plant !== undefined) words.push('--plant', options.plant);
  if (options.only !== undefined) words.push('--only', options.only);
  if (options.stopsAtFirst) words.push('--first');
  return words;
}
