// The report as data: a pure function of experiments and their records. Times count from the begin of the workload.
import type { Experiment, ExperimentSet } from '../grammar/experiment.ts';
import type { Finding } from '../grammar/invariant.ts';
import type { FaultWindow, RunRecord, Witness } from '../grammar/record.ts';
import {
  type ClaimResult,
  type ExperimentResult,
  type Undecided,
  type Verdict,
  verdicts,
} from '../grammar/verdict.ts';
import { type Figures, figuresOf } from './figures.ts';

export interface ReportedFault {
  readonly name: string;
  readonly what: string;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly witnesses: number;
  readonly first_witnesses: readonly Witness[];
  readonly failure: string | null;
}

export interface ReportedClaim {
  readonly invariant: string;
  readonly sentence: string;
  readonly proves: readonly string[];
  readonly verdict: 'held' | 'violated' | 'unknown';
  /** What was looked at, counted; of a claim that held. */
  readonly looked: number | null;
  readonly figure: string | null;
  readonly because: string | null;
  readonly findings: number;
  readonly first_findings: readonly Omit<Finding, 'span'>[];
}

export interface ReportedExperiment {
  readonly name: string;
  readonly what: string;
  readonly set: ExperimentSet;
  readonly workload: string;
  readonly seconds: number;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly because: string | null;
  /** Of one that is unknown: by nobody's doing. */
  readonly undecided: Undecided | null;
  /** Of what it is, whether or not it was run: faults, and the clauses that it speaks for. */
  readonly planned_faults: readonly string[];
  readonly clauses: readonly string[];
  readonly faults: readonly ReportedFault[];
  readonly claims: readonly ReportedClaim[];
  readonly figures: Figures | null;
  /** Types it in again. */
  readonly repeat: string;
}

export interface ChaosReport {
  readonly version: 1;
  readonly outcome: 'held' | 'violated' | 'undecided' | 'interrupted';
  readonly exit_code: 0 | 1 | 2 | 130;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** By name. */
  readonly experiments: readonly ReportedExperiment[];
  /** Asked for, and not begun before it was interrupted. */
  readonly not_begun: readonly string[];
}

/** One experiment that was asked for, and what came of it. */
export interface Ran {
  readonly experiment: Experiment;
  readonly result: ExperimentResult;
  readonly seconds: number;
  readonly seed: number;
  /** Absent where it could not be run. */
  readonly record?: RunRecord;
}

const witnessesShown = 5;
const findingsShown = 20;

const sinceMs = (record: RunRecord, atMs: number): number => Math.round((atMs - record.startedMs) * 10) / 10;

const faultOf = (record: RunRecord, window: FaultWindow, what: string): ReportedFault => ({
  name: window.fault,
  what,
  from_ms: sinceMs(record, window.injectedMs),
  to_ms: sinceMs(record, window.healedMs),
  witnesses: window.witnesses.length,
  first_witnesses: [...window.witnesses]
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, witnessesShown)
    .map(({ atMs, what: seen }) => ({ atMs: sinceMs(record, atMs), what: seen })),
  failure: window.failure ?? null,
});

const claimOf = ({ judgement, ...named }: ClaimResult, record: RunRecord): ReportedClaim => {
  const findings = judgement.verdict === 'violated' ? judgement.findings : [];
  return {
    ...named,
    verdict: judgement.verdict,
    looked: judgement.verdict === 'held' ? judgement.looked : null,
    figure: judgement.verdict === 'unknown' ? null : (judgement.figure ?? null),
    because: judgement.verdict === 'unknown' ? judgement.because : null,
    findings: findings.length,
    first_findings: findings
      .slice(0, findingsShown)
      .map(({ span: _, ...finding }) => ({ ...finding, atMs: sinceMs(record, finding.atMs) })),
  };
};

export const repeatLine = (name: string, seconds: number | undefined, seed: number): string => {
  const length = seconds === undefined ? '' : ` --seconds ${seconds}`;
  return `npx assay chaos --experiment "${name}"${length} --seed ${seed}`;
};

const byName = <Item>(items: readonly Item[], name: (item: Item) => string): readonly Item[] =>
  [...items].sort((a, b) => (name(a) < name(b) ? -1 : 1));

const experimentOf = ({ experiment, result, seconds, seed, record }: Ran): ReportedExperiment => {
  const { name, what, set, workload, faults, claims } = experiment;
  const own = seconds === experiment.seconds ? undefined : seconds;
  return {
    ...{ name, what, set, workload: workload.what, seconds, seed, verdict: result.verdict },
    because: result.because ?? null,
    undecided: result.undecided ?? null,
    planned_faults: faults.map(({ fault }) => fault.name),
    clauses: [...new Set(claims.flatMap(({ proves }) => proves))].sort(),
    faults: (record?.faults ?? []).flatMap((window, at) => {
      const planned = faults[at]?.fault.what ?? '';
      return record === undefined ? [] : [faultOf(record, window, planned)];
    }),
    claims: record === undefined ? [] : result.claims.map(claim => claimOf(claim, record)),
    figures: record === undefined ? null : figuresOf(record),
    repeat: repeatLine(name, own, seed),
  };
};

const outcomeOf = (
  counts: Readonly<Record<Verdict, number>>,
  isInterrupted: boolean,
): Pick<ChaosReport, 'outcome' | 'exit_code'> => {
  if (isInterrupted) return { outcome: 'interrupted', exit_code: 130 };
  if (counts.violated > 0) return { outcome: 'violated', exit_code: 1 };
  const isHeld = counts.held > 0 && counts.unknown === 0;
  return isHeld ? { outcome: 'held', exit_code: 0 } : { outcome: 'undecided', exit_code: 2 };
};

export const reportOf = (
  ran: readonly Ran[],
  notBegun: readonly string[] = [],
  isInterrupted = false,
): ChaosReport => {
  const count = (verdict: Verdict): number => ran.filter(({ result }) => result.verdict === verdict).length;
  const counts = Object.fromEntries(verdicts.map(verdict => [verdict, count(verdict)]));
  const typed = counts as ChaosReport['counts'];
  return {
    version: 1,
    ...outcomeOf(typed, isInterrupted),
    counts: typed,
    experiments: byName(ran.map(experimentOf), ({ name }) => name),
    not_begun: [...notBegun].sort(),
  };
};
