import { parse } from '@cucumber/tag-expressions';
import type { Profile } from '#contracts';
import type { BoundCase } from './binding.ts';

export interface Selection {
  readonly profile: Profile;
  /** A tag expression (`@ORCH-3005 and not @slow`), or a part of the id of a check. */
  readonly filter?: string;
  readonly shard?: { readonly index: number; readonly count: number };
}

/** A filter that can't be read; the sentence says where. */
export class UnreadableFilter extends Error {
  override readonly name = 'UnreadableFilter';
}

const tagsOf = ({ scenario }: BoundCase): string[] =>
  [...scenario.tags, `area:${scenario.area}`, `profile:${scenario.profile}`].map(tag => `@${tag}`);

const fits = (filter: string): ((bound: BoundCase) => boolean) => {
  if (!filter.includes('@')) return ({ scenario }) => scenario.id.includes(filter);
  try {
    const expression = parse(filter);
    return bound => expression.evaluate(tagsOf(bound));
  } catch (error) {
    throw new UnreadableFilter(
      `the filter «${filter}» is no tag expression: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/** The cases of the profile's requirements that the filter and the share leave. */
export const selectCases = (cases: readonly BoundCase[], selection: Selection): BoundCase[] => {
  const { profile, filter, shard } = selection;
  const profiles: readonly string[] = profile.requirements;
  const isWanted = filter === undefined ? () => true : fits(filter);
  const wanted = cases.filter(bound => profiles.includes(bound.scenario.profile) && isWanted(bound));
  if (shard === undefined) return wanted;
  return wanted.filter((_, at) => at % shard.count === shard.index - 1);
};
