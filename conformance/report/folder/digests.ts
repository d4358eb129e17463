import type { Run } from '#contracts';
import type { Requirement } from '#requirements';
import { canonicalText, digestOf, sortedBy } from '../canonical-json.ts';

/** What verdicts depend on of the requirements: their words, levels and kinds of proof. */
export const requirementsDigest = (requirements: readonly Requirement[]): string =>
  digestOf(
    canonicalText(
      sortedBy(requirements, ({ id }) => id).map(({ id, area, level, hash, profile, clauses }) => ({
        id,
        area,
        level,
        hash,
        profile,
        clauses: clauses.map(clause => [clause.id, clause.level, clause.hash, clause.proof]),
      })),
    ),
  );

export const claimsDigest = (claims: Run['claims']): string => digestOf(canonicalText(claims));

export const killsDigest = (kills: Run['basis']['kills']): string =>
  digestOf(
    canonicalText(sortedBy(kills, kill => [kill.clause, kill.check, kill.assertion, kill.mutant].join('\n'))),
  );

export const transcriptsDigest = (texts: ReadonlyMap<string, string>): string =>
  digestOf(
    canonicalText(sortedBy(texts, ([check]) => check).map(([check, text]) => [check, digestOf(text)])),
  );
