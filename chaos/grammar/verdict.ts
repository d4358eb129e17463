// What a recorded run says of an experiment. Pure.
import { standstillMaxMs } from '#conformance/harness';
import type { Claim, Experiment } from './experiment.ts';
import type { Finding, Invariant, Judgement } from './invariant.ts';
import type { RunRecord } from './record.ts';

/** inapplicable: this machine lacks what a fault needs; listed, and never counted as held. */
export const verdicts = ['violated', 'unknown', 'held', 'inapplicable'] as const;
export type Verdict = (typeof verdicts)[number];

export type Undecided = 'disturbed' | 'unmet';

export interface ClaimResult {
  readonly invariant: string;
  readonly sentence: string;
  readonly proves: readonly string[];
  readonly judgement: Judgement;
}

export interface ExperimentResult {
  readonly experiment: string;
  readonly what: string;
  readonly verdict: Verdict;
  /** Why it is unknown as a whole, or inapplicable. */
  readonly because?: string;
  /** It is unknown by nobody's doing: the machine took the time, or nobody met the fault. */
  readonly undecided?: Undecided;
  readonly claims: readonly ClaimResult[];
}

/** Of its time; who waits for a processor longer sees everything late. */
const waitedShareMax = 0.3;

/** Why a promise of time that was broken says nothing. */
export const disturbance = ({
  stoodStillMs = 0,
  waitedMs = 0,
  wallMs,
}: RunRecord['generator']): string | undefined => {
  if (stoodStillMs > standstillMaxMs) return `the run itself stood still for ${Math.round(stoodStillMs)} ms`;
  if (waitedMs <= waitedShareMax * wallMs) return undefined;
  return `the run itself waited for a processor for ${Math.round((waitedMs / wallMs) * 100)} % of its time`;
};

/** Whether it would have been in time but for the machine: its share of what it took, and the longest standstill. */
const isExcused = (
  { span }: Finding,
  { stoodStillMs = 0, waitedMs = 0, wallMs }: RunRecord['generator'],
): boolean =>
  span === undefined || span.tookMs * (1 - Math.min(1, waitedMs / wallMs)) - stoodStillMs <= span.dueMs;

const judgementOf = (invariant: Invariant, record: RunRecord): Judgement => {
  const judgement = invariant.judge(record);
  if (invariant.isTimed !== true || judgement.verdict !== 'violated') return judgement;
  const because = disturbance(record.generator);
  if (because === undefined) return judgement;
  const findings = judgement.findings.filter(finding => !isExcused(finding, record.generator));
  return findings.length > 0
    ? { ...judgement, findings }
    : { verdict: 'unknown', because, isDisturbed: true };
};

const resultOf = ({ invariant, proves }: Claim, record: RunRecord): ClaimResult => ({
  invariant: invariant.name,
  sentence: invariant.sentence,
  proves,
  judgement: judgementOf(invariant, record),
});

const unmade = (record: RunRecord): string | undefined => {
  const [failure] = record.failures;
  if (failure !== undefined) return failure;
  const fault = record.faults.find(({ witnesses, failure: why }) => witnesses.length === 0 || why);
  return fault && `${fault.fault} did not take hold: ${fault.failure ?? 'nothing in the record shows it'}`;
};

const undecidedOf = (
  { failures, faults }: RunRecord,
  claims: readonly ClaimResult[],
): Undecided | undefined => {
  if (failures.length > 0 || faults.some(({ failure }) => failure !== undefined)) return undefined;
  if (faults.some(({ witnesses }) => witnesses.length === 0)) return 'unmet';
  const unknown = claims.flatMap(({ judgement }) => (judgement.verdict === 'unknown' ? [judgement] : []));
  return unknown.length > 0 && unknown.every(({ isDisturbed }) => isDisturbed) ? 'disturbed' : undefined;
};

/** Of what there is no whole record: it could not be run, or can't be here. */
export const unrun = (
  { name, what }: Experiment,
  verdict: 'unknown' | 'inapplicable',
  because: string,
): ExperimentResult => ({ experiment: name, what, verdict, because, claims: [] });

/** Among the failures of a record: it was cut short. */
export const interrupted = 'it was interrupted';

/** A violation is one whether or not a fault took hold; without it nothing is held. */
export const judgeExperiment = (experiment: Experiment, record: RunRecord): ExperimentResult => {
  // Of a run that was cut short invariants would find what never had the time to become true.
  if (record.failures.includes(interrupted)) return unrun(experiment, 'unknown', interrupted);
  const claims = experiment.claims.map(claim => resultOf(claim, record));
  const named = { experiment: experiment.name, what: experiment.what, claims };
  if (claims.some(({ judgement }) => judgement.verdict === 'violated'))
    return { ...named, verdict: 'violated' };
  const because =
    unmade(record) ??
    claims.flatMap(({ invariant, judgement }) =>
      judgement.verdict === 'unknown' ? [`${invariant}: ${judgement.because}`] : [],
    )[0];
  if (because !== undefined) {
    const undecided = undecidedOf(record, claims);
    return { ...named, verdict: 'unknown', because, ...(undecided === undefined ? {} : { undecided }) };
  }
  return claims.length === 0
    ? { ...named, verdict: 'unknown', because: 'it claims nothing' }
    : { ...named, verdict: 'held' };
};
