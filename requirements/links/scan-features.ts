import type { Problem, ProofLink } from '../model.ts';
import { type Refs, readRefs } from './read-refs.ts';
import { type Scan, unreadableRef } from './scan-titles.ts';

type Level = 'feature' | 'rule' | 'scenario' | 'examples';

const keyword =
  /^(Feature|Rule|Background|Scenario Outline|Scenario Template|Scenario|Example|Examples|Scenarios):\s*(.*)$/;

/** What a Then ends with: the clauses that its claim speaks for. */
const claimed = /^(?:Then|And|But|\*)\s.*\[([A-Z][^\]]*\d[^\]]*)\]$/;

const levelOf: Readonly<Record<string, Level>> = {
  Feature: 'feature',
  Rule: 'rule',
  Scenario: 'scenario',
  Example: 'scenario',
  'Scenario Outline': 'scenario',
  'Scenario Template': 'scenario',
  Examples: 'examples',
  Scenarios: 'examples',
};

/** Finds scenarios and the ids in their tags; tags of a feature or rule hold for what stands under it. */
export function scanFeature(file: string, text: string): Scan<ProofLink> {
  const tags: Record<Level, string[]> = { feature: [], rule: [], scenario: [], examples: [] };
  const scenarios: { title: string; tags: string[]; clauses: string[] }[] = [];
  const problems: Problem[] = [];
  let pending: string[] = [];
  for (const [index, line] of linesOutsideDocStrings(text)) {
    if (line.startsWith('@')) {
      const { refs, unreadable } = readTags(line);
      pending.push(...refs);
      problems.push(...unreadable.map(tag => unreadableRef(file, index + 1, tag)));
    }
    const [, bracket = ''] = claimed.exec(line) ?? [];
    if (bracket !== '') scenarios.at(-1)?.clauses.push(...readRefs(bracket).refs);
    const [, word = '', title = ''] = keyword.exec(line) ?? [];
    if (word === '') continue;
    const level = levelOf[word];
    if (level === 'feature') tags.rule = [];
    if (level === 'feature' || level === 'rule') tags[level] = pending;
    if (level === 'scenario')
      scenarios.push({ title, tags: [...tags.feature, ...tags.rule, ...pending], clauses: [] });
    if (level === 'examples') scenarios.at(-1)?.tags.push(...pending);
    pending = [];
  }
  const links = scenarios
    .filter(scenario => scenario.tags.length > 0)
    .map(({ title, tags: tagged, clauses }) => {
      const claims = new Set(clauses.map(clause => clause.replace(/\([a-z]\)$/, '')));
      // A claim says which clause; a tag alone says no more than the requirement.
      const refs = [...clauses, ...tagged.filter(tag => !claims.has(tag))];
      return { file, title, refs: [...new Set(refs)] };
    });
  return { links, problems };
}

function readTags(line: string): Refs {
  const found: string[] = [];
  const wrong: string[] = [];
  for (const tag of line.replace(/\s#.*$/, '').split(/\s+/)) {
    const name = tag.replace(/^@/, '');
    if (!/^[A-Z][A-Z0-9]*[-\u00AD\u2010-\u2015\u2212]\S*\d/i.test(name)) continue;
    const { refs, unreadable } = readRefs(name);
    found.push(...refs);
    // Lower-case tags are other people's words; upper-case ones with a number are meant as ids.
    wrong.push(...unreadable.filter(part => /^[A-Z]{2}/.test(part)));
  }
  return { refs: found, unreadable: wrong };
}

function linesOutsideDocStrings(text: string): readonly (readonly [number, string])[] {
  let inside = false;
  const kept: [number, string][] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith('"""') || line.startsWith('```')) inside = !inside;
    else if (!inside) kept.push([index, line]);
  }
  return kept;
}
