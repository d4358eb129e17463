import type { Difference } from './rows.ts';
import { type ChangeClass, classes, type Rule, rules } from './rules/index.ts';

/** A bullet that names a difference: `` - `rule` `pointer` ``. */
export interface Entry {
  readonly rule: string;
  readonly pointer: string;
}

export const unreleasedTitle = 'Unreleased';
const nothingYet = 'Nothing yet.';

export const emptyChangelog = `# Changelog of the contract

What changed in the contract for those who call an orchestrator, configure one, or read its metrics and reports.
A bullet names a difference by its rule and its place, so that \`assay contract check\` can tell whether every one
is written down. \`assay contract draft\` writes the bullets. After 1.0 a breaking one needs a major version: the
heading then names it, as in \`## ${unreleasedTitle} (2.0)\`. Until then a candidate may be cut anew, with its reason.

## ${unreleasedTitle}

${nothingYet}
`;

interface Section {
  readonly heading: string;
  readonly body: string;
}

function sectionsOf(text: string): { readonly intro: string; readonly sections: Section[] } {
  const [intro = '', ...rest] = text.split(/^## /m);
  const sections = rest.map(section => {
    const end = section.indexOf('\n');
    return end < 0
      ? { heading: section.trim(), body: '' }
      : { heading: section.slice(0, end).trim(), body: section.slice(end + 1).trim() };
  });
  return { intro: intro.trim(), sections };
}

function titled(heading: string, title: string): boolean {
  return heading === title || heading.startsWith(`${title} `);
}

export function sectionBody(text: string, title: string): string | null {
  return sectionsOf(text).sections.find(section => titled(section.heading, title))?.body ?? null;
}

/** The version that the Unreleased heading announces in parentheses. */
export function announcedVersion(text: string): string | null {
  const section = sectionsOf(text).sections.find(found => titled(found.heading, unreleasedTitle));
  return /\(([^)]*)\)/.exec(section?.heading ?? '')?.[1] ?? null;
}

export function entriesIn(body: string): Entry[] {
  return [...body.matchAll(/^- `([a-z-]+)` `([^`]+)`/gm)].map(([, rule = '', pointer = '']) => ({
    rule,
    pointer,
  }));
}

/** Texts change in many places at once: only an editorial entry may stand for all below its `*`. */
export function speaksOf(entry: Entry, difference: Difference): boolean {
  if (entry.rule !== difference.rule) return false;
  const isOpen = entry.pointer.endsWith('*') && difference.class === 'editorial';
  return isOpen
    ? difference.pointer.startsWith(entry.pointer.slice(0, -1))
    : entry.pointer === difference.pointer;
}

export function bulletsFor(differences: readonly Difference[]): string {
  return classes
    .flatMap(name => {
      const bullets = bulletsOf(
        name,
        differences.filter(difference => difference.class === name),
      );
      return bullets.length === 0 ? [] : [`**${name}**\n\n${bullets.join('\n')}`];
    })
    .join('\n\n');
}

function bulletsOf(name: ChangeClass, differences: readonly Difference[]): string[] {
  if (name !== 'editorial')
    return differences.map(({ rule, pointer, sentence }) => `- \`${rule}\` \`${pointer}\`: ${sentence}`);
  const groups = Map.groupBy(differences, ({ rule, pointer }) => `${rule} ${pointer.split('#')[0]}`);
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const reason = (rules[first.rule] satisfies Rule).reason;
    const places = group.length === 1 ? 'one place' : `${group.length} places`;
    return [`- \`${first.rule}\` \`${first.pointer.split('#')[0]}#*\`: ${places}; ${reason}`];
  });
}

export interface Cut {
  readonly version: string;
  readonly reason: string;
  readonly digest: string;
  /** Bullets for the differences that nobody has written down. */
  readonly drafted: string;
  readonly summary: string;
}

/** Moves Unreleased into the section of the version; a version that is cut anew keeps its earlier cuts below. */
export function withCut(text: string, cut: Cut): string {
  const { intro, sections } = sectionsOf(text);
  const written = sections.find(section => titled(section.heading, unreleasedTitle))?.body ?? '';
  const earlier = sections.find(section => section.heading === cut.version)?.body ?? '';
  const others = sections.filter(
    section => !titled(section.heading, unreleasedTitle) && section.heading !== cut.version,
  );
  const kept = written === nothingYet ? '' : written;
  const body = [
    `Lock: \`${cut.digest}\`.`,
    `### ${cut.reason}`,
    cut.summary,
    kept,
    cut.drafted,
    earlier.replace(/^Lock: .*$/m, '').trim(),
  ];
  const parts = [
    intro,
    `## ${unreleasedTitle}\n\n${nothingYet}`,
    `## ${cut.version}\n\n${body.filter(part => part !== '').join('\n\n')}`,
    ...others.map(section => `## ${section.heading}\n\n${section.body}`),
  ];
  return `${parts.join('\n\n')}\n`;
}
