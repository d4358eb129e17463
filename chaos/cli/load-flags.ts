import { UsageError } from '#conformance/harness';
import { loadPlans } from '../load/plans/index.ts';

export interface LoadFlags {
  readonly workload?: readonly string[];
  readonly target: string;
  readonly seconds?: string;
  readonly seed: string;
  readonly rate: string;
  readonly soak?: boolean;
  readonly report?: string;
  readonly json?: boolean;
  readonly evidence?: boolean;
}

const all = 'all';

/** The last two have clients and questions of their own. */
export const workloadNames: readonly string[] = [...loadPlans.map(({ name }) => name), 'readers', 'storm'];

/** What is run, in the order in which it is listed. */
export const workloadsAsked = ({ workload = ['overload'] }: LoadFlags): readonly string[] => {
  const asked = workload.flatMap(one => one.split(','));
  const missing = asked.find(name => name !== all && !workloadNames.includes(name));
  if (missing !== undefined)
    throw new UsageError(`--workload ${missing}: there are ${[...workloadNames, all].join(', ')}`);
  return asked.includes(all) ? workloadNames : workloadNames.filter(name => asked.includes(name));
};

/** Above 0, or a sentence that says so. */
export const numberAsked = (flag: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new UsageError(`${flag} ${text}: a number above 0 is needed`);
  return value;
};

/** Each workload divides its time among its phases; below this there is nothing to measure. */
const secondsMin = 4;

export const secondsAsked = ({ seconds }: LoadFlags): number | undefined => {
  if (seconds === undefined) return undefined;
  const value = numberAsked('--seconds', seconds);
  if (value < secondsMin) throw new UsageError(`--seconds ${seconds}: at least ${secondsMin} are needed`);
  return value;
};

/** Only what needs no engines of ours, and nothing of the process, can be asked of a server by its address. */
export const checkTogether = ({ soak, workload, evidence }: LoadFlags, isOutside: boolean): void => {
  if (isOutside && soak)
    throw new UsageError('--soak looks into the process of the server: name a target that can be started');
  if (isOutside && workload !== undefined)
    throw new UsageError('--workload needs engines of the suite: name a target that can be started');
  if (isOutside && evidence) throw new UsageError('--evidence is of the reference server alone');
  if (soak && workload !== undefined) throw new UsageError('--soak is a workload of its own');
};
