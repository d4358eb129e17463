import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  bulletsFor,
  emptyChangelog,
  entriesIn,
  sectionBody,
  speaksOf,
  unreleasedTitle,
  withCut,
} from './changelog.ts';
import { compareContracts } from './compare.ts';
import type { Contract } from './contract.ts';
import { digestOf, lockName, lockText } from './lock.ts';
import { readContract } from './read-contract.ts';
import type { Difference } from './rows.ts';
import { compareVersions, isStable, type Version, versionOf } from './version.ts';

/** Where the contract, its frozen copies and its changelog lie below the root of the repository. */
export function placesIn(root: string) {
  const contracts = join(root, 'contracts');
  return { contracts, released: join(contracts, 'released'), changelog: join(root, 'CHANGELOG_SPEC.md') };
}

/** The released versions, the oldest first. */
export function releasedVersions(root: string): Version[] {
  const { released } = placesIn(root);
  if (!existsSync(released)) return [];
  const versions = readdirSync(released).flatMap(name => versionOf(name) ?? []);
  return versions.sort(compareVersions);
}

export interface Standing {
  readonly latest: Version | null;
  readonly current: Contract;
  readonly differences: readonly Difference[];
}

/** How the contract differs from its latest frozen copy. */
export function standingOf(root: string): Standing {
  const { contracts, released } = placesIn(root);
  const current = readContract(contracts);
  const latest = releasedVersions(root).at(-1) ?? null;
  const frozen = latest === null ? current : readContract(join(released, latest.text));
  return { latest, current, differences: compareContracts(frozen, current) };
}

export function changelogText(root: string): string {
  const { changelog } = placesIn(root);
  return existsSync(changelog) ? readFileSync(changelog, 'utf8') : emptyChangelog;
}

/** Differences that the Unreleased section does not speak of. */
export function unspoken(text: string, differences: readonly Difference[]): Difference[] {
  const entries = entriesIn(sectionBody(text, unreleasedTitle) ?? '');
  return differences.filter(difference => !entries.some(entry => speaksOf(entry, difference)));
}

function refusal(text: string, standing: Standing, versions: readonly Version[]): string | null {
  const version = versionOf(text);
  if (version === null) return `"${text}" is no version: write 1.0, 1.0.1 or 1.0-rc`;
  const { latest, differences } = standing;
  if (versions.some(known => known.text === text) && version.preview === null) {
    return `${text} is released, and what is released is never cut again`;
  }
  if (latest !== null && compareVersions(version, latest) < 0)
    return `${text} comes before ${latest.text}, the latest`;
  const stable = versions.findLast(isStable);
  const isBreaking = differences.some(difference => difference.class === 'breaking');
  if (stable !== undefined && isBreaking && version.numbers[0] <= stable.numbers[0]) {
    return `${text} would break ${stable.text}: a breaking difference needs major version ${stable.numbers[0] + 1}`;
  }
  return null;
}

export interface CutResult {
  readonly refusal: string | null;
  readonly files: number;
  readonly differences: readonly Difference[];
}

/** Freezes the contract as it is. A candidate of the same version is replaced; its reason is added to the log. */
export function cutRelease(root: string, version: string, reason: string): CutResult {
  const standing = standingOf(root);
  const refused = refusal(version, standing, releasedVersions(root));
  if (refused !== null) return { refusal: refused, files: 0, differences: [] };
  const { contracts, released, changelog } = placesIn(root);
  const names = [...standing.current.documents.keys()];
  const files = new Map(names.map(name => [name, readFileSync(join(contracts, name))]));
  const lock = lockText(version, reason, files);
  const text = changelogText(root);
  const drafted = bulletsFor(unspoken(text, standing.differences));
  const folder = join(released, version);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of [...files, [lockName, lock] as const]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const summary = summaryOf(standing);
  writeFileSync(changelog, withCut(text, { version, reason, digest: digestOf(lock), drafted, summary }));
  return { refusal: null, files: files.size, differences: standing.differences };
}

function summaryOf({ latest, differences, current }: Standing): string {
  if (latest === null) return `The first copy: ${current.units.size} documents of the contract are frozen.`;
  const count = (name: string): number => differences.filter(difference => difference.class === name).length;
  return `Against ${latest.text}: ${count('breaking')} breaking, ${count('compatible')} compatible, ${count('editorial')} editorial.`;
}
