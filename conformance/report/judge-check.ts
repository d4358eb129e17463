import {
  type CaseHistory,
  type Claim,
  historyOfTranscript,
  isJudgeName,
  judgeClaim,
  noteOf,
  standstillMaxMs,
  stoodStillMs,
} from '#conformance/harness';
import type { Transcript } from '#contracts';
import type { CheckAssertion, CheckResult } from './report-input.ts';

export interface CheckToJudge {
  /** With its claims. */
  readonly transcript: Transcript;
  readonly clauses: readonly string[];
  /** What of the harness stopped the check, if anything did. */
  readonly error?: string;
  readonly source?: CheckResult['source'];
}

type StoredClaim = NonNullable<Transcript['claims']>[number];

/** Arguments were written by the step that made the claim; a judge fails or is undecided on ones that don't fit. */
const claimOf = (stored: StoredClaim): Claim | undefined => {
  const { judge } = stored;
  return isJudgeName(judge) ? ({ ...stored, judge } as Claim) : undefined;
};

/** Made of every case: it can break one and earns nothing, because a case without a stream says nothing of streams. */
const isGuard = ({ judge }: StoredClaim): boolean => judge.startsWith('all.');

interface Judged {
  readonly assertions: CheckAssertion[];
  readonly undecided: string[];
  readonly doubts: string[];
  readonly failures: string[];
  readonly inapplicable: string[];
  firstDivergence?: number;
}

/**
 * Why what failed there may be the suite's own doing: it stood still before, and its engines took part or something was
 * waited for in vain. What answers hold by themselves is nobody's lateness, and is judged by the guards all the same.
 */
const excuseOf = (history: CaseHistory, at: number | undefined): string | undefined => {
  const { entries } = history;
  const ms = stoodStillMs(history, at === undefined ? undefined : entries[at]?.at_ms);
  const tookPart = entries.some(entry => entry.kind === 'peer' || noteOf(entry)?.note === 'expired');
  return ms > standstillMaxMs && tookPart
    ? `the suite itself was kept from running for ${Math.round(ms)} ms`
    : undefined;
};

const judgeOne = (history: CaseHistory, stored: StoredClaim, judged: Judged): void => {
  const { assertion, clauses } = stored;
  const claim = claimOf(stored);
  const finding =
    claim === undefined ? { undecided: `no judge is named ${stored.judge}` } : judgeClaim(history, claim);
  if ('undecided' in finding) {
    judged.doubts.push(`${assertion}: ${finding.undecided}`);
    judged.undecided.push(...clauses);
    return;
  }
  if ('inapplicable' in finding) {
    judged.inapplicable.push(`${assertion}: ${finding.inapplicable}`);
    return;
  }
  if (finding.holds) {
    if (isGuard(stored)) return;
    judged.assertions.push(...clauses.map(clause => ({ id: assertion, clause, holds: true })));
    return;
  }
  const message = finding.message.slice(0, 4000);
  const excuse = isGuard(stored) ? undefined : excuseOf(history, finding.at);
  if (excuse !== undefined) {
    judged.doubts.push(`${assertion}: ${excuse}, so this says nothing: ${message}`);
    judged.undecided.push(...clauses);
    return;
  }
  judged.assertions.push(...clauses.map(clause => ({ id: assertion, clause, holds: false, message })));
  judged.failures.push(`${assertion}: ${message}`);
  if (finding.at !== undefined)
    judged.firstDivergence = Math.min(finding.at, judged.firstDivergence ?? Number.POSITIVE_INFINITY);
};

const verdictOf = (judged: Judged, error: string | undefined): Pick<CheckResult, 'verdict' | 'reason'> => {
  if (error !== undefined) return { verdict: 'errored', reason: error };
  if (judged.failures[0] !== undefined) return { verdict: 'failed', reason: judged.failures[0] };
  if (judged.doubts[0] !== undefined) return { verdict: 'errored', reason: judged.doubts[0] };
  if (judged.inapplicable[0] !== undefined)
    return { verdict: 'inapplicable', reason: judged.inapplicable[0].slice(0, 4000) };
  return judged.assertions.length === 0
    ? { verdict: 'errored', reason: 'nothing was claimed of it' }
    : { verdict: 'passed' };
};

/** The verdict of a check from its transcript alone: the same live and offline. */
export const judgeCheck = ({ transcript, clauses, error, source }: CheckToJudge): CheckResult => {
  const history = historyOfTranscript(transcript);
  const judged: Judged = { assertions: [], undecided: [], doubts: [], failures: [], inapplicable: [] };
  for (const stored of transcript.claims ?? []) judgeOne(history, stored, judged);
  const { firstDivergence } = judged;
  return {
    id: transcript.check,
    title: transcript.title,
    kind: 'conformance',
    ...verdictOf(judged, error),
    clauses,
    assertions: judged.assertions,
    ...(judged.undecided.length === 0 ? {} : { undecided: [...new Set(judged.undecided)] }),
    ...(firstDivergence === undefined ? {} : { firstDivergence }),
    ...(error === undefined ? {} : { error }),
    ...(source === undefined ? {} : { source }),
  };
};

/** The transcript with the outcome of its claims behind its entries, in place of any that stood there. */
export const withAssertions = (transcript: Transcript, assertions: readonly CheckAssertion[]): Transcript => {
  const entries = transcript.entries.filter(entry => entry.kind !== 'assertion');
  const at_ms = entries.at(-1)?.at_ms ?? 0;
  return {
    ...transcript,
    entries: [...entries, ...assertions.map(each => ({ kind: 'assertion' as const, at_ms, ...each }))],
  };
};
