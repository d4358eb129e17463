import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcedVersion, entriesIn, sectionBody, speaksOf, unreleasedTitle } from './changelog.ts';
import { ContractUnreadable } from './contract.ts';
import { digestOf, lockName, lockProblems } from './lock.ts';
import { changelogText, placesIn, releasedVersions, type Standing, standingOf, unspoken } from './release.ts';
import { isStable, versionOf } from './version.ts';

export interface ReleasedCheck {
  readonly ok: boolean;
  readonly sentences: string[];
}

/** Whether the contract is what was released, or every difference is written down and allowed. */
export async function checkReleased(root: string): Promise<ReleasedCheck> {
  try {
    const sentences = [...lockSentences(root), ...differenceSentences(root, standingOf(root))];
    return { ok: sentences.length === 0, sentences };
  } catch (error) {
    if (error instanceof ContractUnreadable)
      return { ok: false, sentences: [`the contract can't be read: ${error.message}`] };
    throw error;
  }
}

function lockSentences(root: string): string[] {
  const { released } = placesIn(root);
  const versions = releasedVersions(root);
  if (versions.length === 0)
    return ['contracts/released is empty: freeze the contract with `assay contract cut`'];
  const changelog = changelogText(root);
  return versions.flatMap(({ text }) => {
    const folder = join(released, text);
    const problems = lockProblems(folder, `contracts/released/${text}`);
    if (!existsSync(join(folder, lockName))) return problems;
    const digest = digestOf(readFileSync(join(folder, lockName)));
    const isLogged = sectionBody(changelog, text)?.includes(digest) ?? false;
    return isLogged
      ? problems
      : [
          ...problems,
          `contracts/released/${text}/${lockName}: the lock is not the one that CHANGELOG_SPEC.md names`,
        ];
  });
}

function differenceSentences(root: string, { latest, differences }: Standing): string[] {
  if (latest === null) return [];
  const text = changelogText(root);
  const body = sectionBody(text, unreleasedTitle);
  if (body === null) return [`CHANGELOG_SPEC.md: the section "## ${unreleasedTitle}" is missing`];
  const silent = unspoken(text, differences).map(
    ({ rule, pointer, sentence }) =>
      `${sentence}; CHANGELOG_SPEC.md does not speak of it: add - \`${rule}\` \`${pointer}\` under ${unreleasedTitle}`,
  );
  const stale = entriesIn(body)
    .filter(entry => !differences.some(difference => speaksOf(entry, difference)))
    .map(
      ({ rule, pointer }) =>
        `CHANGELOG_SPEC.md: \`${rule}\` \`${pointer}\` names no difference to ${latest.text}`,
    );
  return [...silent, ...stale, ...majorSentences(root, text, differences)];
}

function majorSentences(root: string, text: string, differences: Standing['differences']): string[] {
  const stable = releasedVersions(root).findLast(isStable);
  if (stable === undefined) return [];
  const announced = versionOf(announcedVersion(text) ?? '');
  if (announced !== null && announced.numbers[0] > stable.numbers[0]) return [];
  const wanted = `needs a major version: write ## ${unreleasedTitle} (${stable.numbers[0] + 1}.0) in CHANGELOG_SPEC.md`;
  return differences
    .filter(difference => difference.class === 'breaking')
    .map(({ sentence }) => `${sentence}; this breaks ${stable.text} and ${wanted}`);
}
