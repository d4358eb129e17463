// Which requirements, in which words, does each edition of a shipped profile score? Kept beside the profiles as files.
// Surprising: a candidate's file follows the requirements by `generate`; a released one is never written again.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRequirements, type Requirement } from '#requirements';
import { canonicalText } from '../report/canonical-json.ts';
import {
  draftVersion,
  type Edition,
  editionDigest,
  editionOf,
  isReleasedEdition,
} from '../report/edition.ts';
import { profileNames, readProfile } from '../run/read-profile.ts';

/** An edition with its digest, as it lies in a file. */
export interface FrozenEdition extends Edition {
  readonly digest: string;
}

export const frozenText = (edition: Edition): string =>
  canonicalText({ ...edition, digest: editionDigest(edition) });

const nameOf = ({ profile, version }: Pick<Edition, 'profile' | 'version'>): string =>
  `${profile}.${version}.json`;

const shown = (ids: readonly string[]): string =>
  ids.length > 5 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ');

/** Ids of clauses that only one of the two has, or that have other words. */
const differing = (frozen: Edition, present: Edition): string[] => {
  const ids = new Set([...Object.keys(frozen.clauses), ...Object.keys(present.clauses)]);
  return [...ids].filter(id => frozen.clauses[id] !== present.clauses[id]).sort();
};

/** What is wrong with frozen editions, by the names of their files, beside what the profiles score now. */
export const editionProblems = (
  frozen: ReadonlyMap<string, FrozenEdition>,
  present: readonly Edition[],
): string[] => {
  const forged = [...frozen].flatMap(([name, { digest, ...edition }]) =>
    digest === editionDigest(edition) && name === nameOf(edition)
      ? []
      : [`${name} is not what was frozen: its name or its digest does not fit what it holds`],
  );
  const changed = present.flatMap(edition => {
    const name = nameOf(edition);
    const kept = frozen.get(name);
    if (edition.version === draftVersion) return [`the profile ${edition.profile} names no edition`];
    if (kept === undefined) return [`${name} is missing: run \`npm run generate\` and commit it`];
    const ids = differing(kept, edition);
    return ids.length === 0 || !isReleasedEdition(edition.version)
      ? []
      : [
          `edition ${edition.version} of the profile ${edition.profile} is released, and what it scores has changed (${shown(ids)}): give the profile a new edition`,
        ];
  });
  return [...forged, ...changed];
};

const folder = join(import.meta.dirname, 'editions');

const shippedEditions = async (requirements: readonly Requirement[]): Promise<Edition[]> => {
  const reads = await Promise.all((await profileNames()).map(readProfile));
  return reads.map(read => {
    if (!read.ok) throw new Error(`a shipped profile is none: ${JSON.stringify(read.problems[0])}`);
    return editionOf(read.profile, requirements);
  });
};

const frozenEditions = async (): Promise<Map<string, FrozenEdition>> => {
  const names = (await readdir(folder)).sort();
  const texts = names.map(
    async (name): Promise<[string, FrozenEdition]> => [
      name,
      JSON.parse(await readFile(join(folder, name), 'utf8')),
    ],
  );
  return new Map(await Promise.all(texts));
};

/** What is wrong with those that lie here. */
export const frozenEditionProblems = async (): Promise<string[]> =>
  editionProblems(await frozenEditions(), await shippedEditions(await loadRequirements()));

/** The files that follow from the requirements: of candidates, and of what is released for the first time. */
export const generatedFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const kept = new Set(await readdir(folder));
  const editions = await shippedEditions(await loadRequirements());
  const open = editions.filter(edition => !(isReleasedEdition(edition.version) && kept.has(nameOf(edition))));
  return new Map(
    open.map(edition => [`conformance/profiles/editions/${nameOf(edition)}`, frozenText(edition)]),
  );
};
