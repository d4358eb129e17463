// What can be typed after `assay chaos`, read into what is meant.

import { UsageError } from '#conformance/harness';
import type { Experiment, ExperimentSet } from '../grammar/experiment.ts';
import { experimentSets } from '../grammar/experiment.ts';

export interface ChaosFlags {
  readonly experiment?: readonly string[];
  readonly set?: string;
  readonly seconds?: string;
  readonly seed?: string;
  readonly atOnce?: string;
  readonly target?: string;
  readonly report?: string;
  readonly list?: boolean;
  readonly json?: boolean;
  readonly rejudge?: string;
}

const atOnceMax = 8;
const secondsMax = 86_400;

const setAsked = (set: string): ExperimentSet => {
  const known = experimentSets.find(one => one === set);
  if (known === undefined) throw new UsageError(`--set ${set}: there are ${experimentSets.join(', ')}.`);
  return known;
};

/** Named ones in the order of their naming, otherwise those of a set. */
export const experimentsAsked = (
  { experiment: names, set }: ChaosFlags,
  all: readonly Experiment[],
): readonly Experiment[] => {
  if (names !== undefined && set !== undefined)
    throw new UsageError('--experiment and --set: an experiment is named, or those of a set are run.');
  if (names === undefined) return all.filter(one => one.set === setAsked(set ?? 'ci'));
  return [...new Set(names)].map(name => {
    const found = all.find(one => one.name === name);
    if (found !== undefined) return found;
    const known = all.map(one => `  ${one.name}`).join('\n');
    throw new UsageError(`There is no experiment "${name}". There are:\n${known}`);
  });
};

/** Its own length where none is asked for. */
export const secondsAsked = ({ seconds }: ChaosFlags): number | undefined => {
  if (seconds === undefined) return undefined;
  const count = Number(seconds);
  if (seconds.trim() === '' || !(count > 0 && count <= secondsMax))
    throw new UsageError(`--seconds ${seconds}: a number above 0, ${secondsMax} at most.`);
  return count;
};

const wholeAsked = (flag: string, text: string, { min, max }: { min: number; max: number }): number => {
  const count = Number(text);
  if (text.trim() === '' || !Number.isInteger(count) || count < min || count > max)
    throw new UsageError(`${flag} ${text}: a whole number from ${min} to ${max}.`);
  return count;
};

export const seedAsked = ({ seed = '1' }: ChaosFlags): number =>
  wholeAsked('--seed', seed, { min: 0, max: 2 ** 32 - 1 });

export const atOnceAsked = ({ atOnce = '1' }: ChaosFlags): number =>
  wholeAsked('--at-once', atOnce, { min: 1, max: atOnceMax });
