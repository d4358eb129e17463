import type { Baseline, DocumentTypes, Profile, Report, Run, Transcript } from '#contracts';
import type { Requirement } from '#requirements';

export type Gate = DocumentTypes['gate'];
export type CheckVerdict = Report['checks'][number]['verdict'];
export type RequirementRow = Report['requirements'][number];
export type ClauseRow = RequirementRow['clauses'][number];
export type CheckRow = Report['checks'][number];
export type ClauseVerdict = ClauseRow['verdict'];
export type Level = ClauseRow['level'];

export interface CheckAssertion {
  readonly id: string;
  readonly clause: string;
  readonly holds: boolean;
  readonly message?: string;
}

/** What became of one check. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly kind: 'conformance';
  readonly verdict: CheckVerdict;
  readonly clauses: readonly string[];
  readonly reason?: string;
  readonly assertions: readonly CheckAssertion[];
  /** Clauses that could not be decided although others failed. */
  readonly undecided?: readonly string[];
  /** Index of the entry of its transcript. */
  readonly firstDivergence?: number;
  /** What of the harness stopped it. */
  readonly error?: string;
  readonly source?: { readonly file: string; readonly line?: number };
}

/** An assertion of a check killed a mutant of a clause; whoever hands it in knows that it is not stale. */
export type Kill = Run['basis']['kills'][number];

/** All that a report is made of. */
export interface ReportInput {
  readonly suite: { readonly name: string; readonly version: string };
  readonly contract: { readonly api_version: string };
  readonly profile: Profile;
  readonly target: { readonly name: string; readonly api_version?: string };
  readonly requirements: readonly Requirement[];
  readonly checks: readonly CheckResult[];
  readonly kills: readonly Kill[];
  readonly baseline?: Baseline;
  /** YYYY-MM-DD: by it entries of the baseline expire. */
  readonly today: string;
  readonly gate?: Gate;
  readonly interruptedBy?: string;
  readonly overBudget?: boolean;
}

/** When, where and with what it ran; what verdicts say is added. */
export interface RunFacts
  extends Omit<
    Run,
    'version' | 'exit_code' | 'interrupted_by' | 'digests' | 'basis' | 'checks' | 'scope' | 'claims' | 'host'
  > {
  readonly digests: Omit<Run['digests'], 'report'>;
  readonly host: Run['host'];
  /** The profile is told by the verdicts' own input. */
  readonly scope: Omit<Run['scope'], 'profile'>;
  readonly claims: Run['claims'];
  /** In the order in which they ran; those that did not run may be absent. */
  readonly checks: readonly {
    readonly id: string;
    readonly started_ms: number;
    readonly duration_ms: number;
  }[];
}

/** All that a folder is written from. */
export interface RunSources {
  readonly input: ReportInput;
  readonly facts: RunFacts;
  /** Each with its claims; the outcome of the claims is written behind its entries. */
  readonly transcripts: readonly Transcript[];
}

/** All that is shown: every rendering is a pure function of it. */
export interface RunRecord {
  readonly report: Report;
  readonly run: Run;
  readonly transcripts: readonly Transcript[];
  readonly requirements: readonly Requirement[];
}
