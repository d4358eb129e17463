import type { Profile } from '#contracts';
import type { Requirement, RequirementClause } from '#requirements';
import { sortedBy } from '../canonical-json.ts';
import type { Level } from '../report-input.ts';

export const levelsOf = (profile: Profile): readonly Level[] => profile.levels ?? ['MUST'];

/** Clauses of a requirement that runs by the profile can prove; none where it is not the profile's. */
export const clausesIn = (profile: Profile, requirement: Requirement): RequirementClause[] => {
  const sets: readonly string[] = profile.requirements;
  if (!sets.includes(requirement.profile)) return [];
  const leftOut = new Set(profile.exclude?.map(each => each.requirement));
  return sortedBy(requirement.clauses, clause => clause.id).filter(
    clause =>
      profile.proofs.includes(clause.proof) && (clause.id === requirement.id || !leftOut.has(clause.id)),
  );
};

/** Those by which the requirement is scored: none where it is left out, or only shown. */
export const scoredClauses = (profile: Profile, requirement: Requirement): RequirementClause[] => {
  const levels = levelsOf(profile);
  const isLeftOut = profile.exclude?.some(each => each.requirement === requirement.id) === true;
  return isLeftOut ? [] : clausesIn(profile, requirement).filter(({ level }) => levels.includes(level));
};
