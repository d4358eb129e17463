import type { EngineDescription } from '#contracts/adapter';
import { loadRequirements, type Requirement } from '#requirements';
import type { CaseOutcome } from './family-outcomes.ts';

export type ClauseVerdict = 'holds' | 'violated' | 'inapplicable' | 'untested';

export interface KitClause {
  readonly clause: string;
  readonly text: string;
  readonly verdict: ClauseVerdict;
  /** What happened instead, or why nothing could be tried. */
  readonly details: readonly string[];
}

export interface KitRequirement {
  readonly requirement: string;
  readonly text: string;
  readonly verdict: ClauseVerdict;
  readonly clauses: readonly KitClause[];
}

export interface KitReport {
  /** Version of this report's shape. */
  readonly version: 1;
  readonly adapter: { readonly name: string; readonly port: string } & EngineDescription;
  readonly far_side: string;
  readonly requirements: readonly KitRequirement[];
  readonly cases: readonly CaseOutcome[];
  readonly exit_code: 0 | 1 | 2;
}

export interface KitFacts {
  readonly name: string;
  readonly port: string;
  readonly farSide: string;
  readonly description: EngineDescription;
  readonly outcomes: readonly CaseOutcome[];
  /** The requirements, where they were read already. */
  readonly rows?: readonly Requirement[];
}

const area = 'adapter-kit';

const verdictOf = (parts: readonly ClauseVerdict[]): ClauseVerdict => {
  for (const verdict of ['violated', 'untested', 'holds'] as const)
    if (parts.includes(verdict)) return verdict;
  return 'inapplicable';
};

const clauseOf = (clause: string, text: string, outcomes: readonly CaseOutcome[]): KitClause => {
  const own = outcomes.filter(({ clauses }) => clauses.includes(clause));
  const failed = own.filter(({ verdict }) => verdict === 'failed');
  const lacking = own.filter(({ verdict }) => verdict === 'inapplicable');
  if (failed.length > 0)
    return {
      clause,
      text,
      verdict: 'violated',
      details: failed.map(({ name, detail }) => `${name}: ${detail}`),
    };
  if (own.some(({ verdict }) => verdict === 'passed')) return { clause, text, verdict: 'holds', details: [] };
  if (lacking.length > 0) {
    const details = [...new Set(lacking.map(({ detail }) => detail))];
    return { clause, text, verdict: 'inapplicable', details };
  }
  return isOfProtocol(clause)
    ? { clause, text, verdict: 'inapplicable', details: ['it is a module, and speaks no protocol'] }
    : { clause, text, verdict: 'untested', details: [] };
};

/** Tried only where an adapter is spoken to over the protocol. */
const isOfProtocol = (clause: string): boolean => clause.startsWith('ASY-KIT-016');

const firstWords = (text: string): string => text.replace(/[:.] *(\(a\).*)?$/s, '').replaceAll('`', '');

/** Verdicts by requirement. Where nothing could be shown to hold, nothing is said to. */
export const kitReport = async (facts: KitFacts): Promise<KitReport> => {
  const { name, port, description, farSide, outcomes } = facts;
  const rows = (facts.rows ?? (await loadRequirements())).filter(row => row.area === area);
  const byId = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const requirements = byId.map((row): KitRequirement => {
    const clauses = row.clauses.map(({ id, text }) => clauseOf(id, text, outcomes));
    const verdict = verdictOf(clauses.map(clause => clause.verdict));
    return { requirement: row.id, text: firstWords(row.text), verdict, clauses };
  });
  const verdicts = requirements.map(({ verdict }) => verdict);
  const isUndecided = verdicts.includes('untested') || !verdicts.includes('holds');
  const exit_code = verdicts.includes('violated') ? 1 : isUndecided ? 2 : 0;
  return {
    ...{ version: 1, adapter: { name, port, ...description }, far_side: farSide },
    ...{ requirements, cases: outcomes, exit_code },
  };
};
