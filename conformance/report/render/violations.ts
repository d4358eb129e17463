import { curlLine, type EntryOf, isKind } from '#conformance/harness';
import type { TranscriptEntry } from '#contracts';
import type { CheckRow, RequirementRow, RunRecord } from '../report-input.ts';

/** One clause that does not hold, with all that a reader needs to see why. */
export interface Violation {
  readonly requirement: RequirementRow;
  readonly clause: string;
  readonly level: string;
  /** The words of the clause. */
  readonly sentence: string;
  readonly isExcused: boolean;
  readonly checks: readonly FailingCheck[];
}

export interface FailingCheck {
  readonly check: CheckRow;
  readonly messages: readonly string[];
  /** Index of the entry at which it went wrong. */
  readonly entry?: number;
  readonly frame?: { readonly event: string; readonly index: number; readonly exchange: string };
  readonly curl?: string;
}

export interface Evidence {
  readonly check: string;
  readonly entry?: number;
  readonly at?: TranscriptEntry;
  readonly curl?: string;
}

/** The request whose exchange went wrong; without such a place the last one. */
const requestFor = (
  entries: readonly TranscriptEntry[],
  at: TranscriptEntry | undefined,
): EntryOf<'request'> | undefined => {
  const requests = entries.filter(isKind('request'));
  const exchange = at !== undefined && 'exchange' in at && at.kind !== 'peer' ? at.exchange : undefined;
  return requests.find(request => request.exchange === exchange) ?? requests.at(-1);
};

export const evidenceOf = (record: RunRecord): ReadonlyMap<string, Evidence> => {
  const transcripts = new Map(record.transcripts.map(each => [each.check, each]));
  const rows = record.run.checks.map(({ id, first_divergence: entry }): [string, Evidence] => {
    const entries = transcripts.get(id)?.entries ?? [];
    const at = entry === undefined ? undefined : entries[entry];
    const request = requestFor(entries, at);
    return [
      id,
      {
        check: id,
        ...(entry === undefined ? {} : { entry }),
        ...(at === undefined ? {} : { at }),
        ...(request === undefined ? {} : { curl: curlLine(request) }),
      },
    ];
  });
  return new Map(rows);
};

const frameOf = (at: TranscriptEntry | undefined): FailingCheck['frame'] =>
  at?.kind === 'frame' ? { event: at.event ?? 'message', index: at.index, exchange: at.exchange } : undefined;

const failingFor = (check: CheckRow, clause: string, evidence: Evidence | undefined): FailingCheck => {
  const frame = frameOf(evidence?.at);
  const own = check.assertions.filter(assertion => !assertion.holds && assertion.clause === clause);
  return {
    check,
    messages: [...new Set(own.map(({ message }) => message ?? 'it does not hold'))],
    ...(evidence?.entry === undefined ? {} : { entry: evidence.entry }),
    ...(frame === undefined ? {} : { frame }),
    ...(evidence?.curl === undefined ? {} : { curl: evidence.curl }),
  };
};

/** Every violated clause, scored ones first, then by id. */
export const violationsOf = (record: RunRecord): Violation[] => {
  const { report } = record;
  const evidence = evidenceOf(record);
  const sentences = new Map(
    record.requirements.flatMap(row => row.clauses.map(({ id, text }) => [id as string, text])),
  );
  const failing = new Map<string, CheckRow[]>();
  for (const check of report.checks) {
    if (check.verdict !== 'failed') continue;
    const clauses = new Set(check.assertions.filter(({ holds }) => !holds).map(({ clause }) => clause));
    for (const clause of clauses) failing.set(clause, [...(failing.get(clause) ?? []), check]);
  }
  const excused = new Set(report.baseline?.excused);
  const rows = report.requirements.toSorted((a, b) => Number(b.scored) - Number(a.scored));
  return rows.flatMap(requirement =>
    requirement.clauses
      .filter(({ verdict }) => verdict === 'violated')
      .map(({ clause, level }) => ({
        requirement,
        clause,
        level,
        sentence: sentences.get(clause) ?? '',
        isExcused: excused.has(clause),
        checks: (failing.get(clause) ?? []).map(check => failingFor(check, clause, evidence.get(check.id))),
      })),
  );
};
