import type { Profile } from '#contracts';
import type { Requirement, RequirementClause } from '#requirements';
import { sortedBy } from '../canonical-json.ts';
import type { ClauseVerdict, ReportInput, RequirementRow } from '../report-input.ts';
import { steadyText } from '../steady-text.ts';
import { evidenceByClause, type JudgedClause, judgeClause, killsByClause } from './clause-verdict.ts';
import { clausesIn, levelsOf, scoredClauses } from './scored-clauses.ts';

/** A row of the report with what is not shown in it. */
export interface JudgedRequirement {
  readonly row: RequirementRow;
  readonly clauses: ReadonlyMap<string, JudgedClause>;
}

/** First that applies; a clause that was not tried keeps the whole from being proven. */
export const verdictOfClauses = (verdicts: readonly ClauseVerdict[]): ClauseVerdict => {
  const has = (verdict: ClauseVerdict): boolean => verdicts.includes(verdict);
  if (has('violated')) return 'violated';
  if (has('unknown')) return 'unknown';
  if (has('unproven')) return 'unproven';
  if (has('proven')) return has('untested') ? 'unproven' : 'proven';
  return has('untested') || verdicts.length === 0 ? 'untested' : 'inapplicable';
};

interface Part {
  readonly clause: RequirementClause;
  readonly judged: JudgedClause;
}

const reasonOf = (verdict: ClauseVerdict, parts: readonly Part[]): string | undefined => {
  const same = parts.find(({ judged }) => judged.verdict === verdict);
  const part = same ?? parts.find(({ judged }) => judged.verdict === 'untested');
  return verdict === 'proven' ? undefined : part?.judged.reason;
};

const rowOf = (requirement: Requirement, parts: readonly Part[], profile: Profile): RequirementRow => {
  const levels = levelsOf(profile);
  const left = profile.exclude?.find(({ requirement: id }) => id === requirement.id);
  const binding = parts.filter(({ clause }) => levels.includes(clause.level));
  const counted = binding.length > 0 ? binding : parts;
  const verdict = verdictOfClauses(counted.map(({ judged }) => judged.verdict));
  const reason = left === undefined ? reasonOf(verdict, counted) : `left out by the profile: ${left.reason}`;
  return {
    id: requirement.id,
    level: requirement.level,
    area: requirement.area,
    text_hash: requirement.hash,
    scored: scoredClauses(profile, requirement).length > 0,
    verdict,
    ...(reason === undefined ? {} : { reason: steadyText(reason, 2000) }),
    clauses: parts.map(({ clause, judged }) => ({
      clause: clause.id,
      level: clause.level,
      verdict: judged.verdict,
      proof: clause.proof,
      assertions: judged.assertions,
      kills: judged.kills,
    })),
  };
};

/** The requirements of the profile, of each the clauses that this kind of run can prove. */
export const judgeRequirements = (input: ReportInput): JudgedRequirement[] => {
  const { profile } = input;
  const evidence = evidenceByClause(input.checks);
  const kills = killsByClause(input.kills);
  return sortedBy(input.requirements, requirement => requirement.id).flatMap(requirement => {
    const parts = clausesIn(profile, requirement).map(clause => ({
      clause,
      judged: judgeClause(clause.id, evidence.get(clause.id), kills.get(clause.id)),
    }));
    if (parts.length === 0) return [];
    const clauses = new Map(parts.map(({ clause, judged }) => [clause.id as string, judged]));
    return [{ row: rowOf(requirement, parts, profile), clauses }];
  });
};
