import type { Profile } from '#contracts';
import type { Requirement } from '#requirements';
import { canonicalText, digestOf } from './canonical-json.ts';
import { scoredClauses } from './verdicts/scored-clauses.ts';

/** What a profile scores, word by word. */
export interface Edition {
  readonly profile: string;
  readonly version: string;
  /** Hashes of the scored clauses, by id. */
  readonly clauses: Readonly<Record<string, string>>;
}

/** Of a profile that names no edition. */
export const draftVersion = 'draft';

export const editionOf = (profile: Profile, requirements: readonly Requirement[]): Edition => ({
  profile: profile.name,
  version: profile.edition ?? draftVersion,
  clauses: Object.fromEntries(
    requirements
      .flatMap(requirement => scoredClauses(profile, requirement))
      .map(({ id, hash }) => [id, hash]),
  ),
});

export const editionDigest = (edition: Edition): string => digestOf(canonicalText(edition));

/** What is no candidate and no draft never changes. */
export const isReleasedEdition = (version: string): boolean => /^(\d+\.\d+|\d{4}-\d\d-\d\d)$/.test(version);
