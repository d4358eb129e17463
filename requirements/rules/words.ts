import { idPattern } from '../ids.ts';
import type { Problem, SpecFile } from '../model.ts';
import type { Rule } from './gate-input.ts';

const markers = new RegExp(
  `^\\*\\*${idPattern}\\*\\*\\s+\\([A-Z ]+\\)|\\([a-z],\\s*(?:MUST|SHOULD|MAY)\\)`,
  'gm',
);
const normative = /\b(?:MUST|SHALL|SHOULD|MAY)\b(?:\s+NOT\b)?/g;

/** A level word binds only as the level of an id. Code, fenced or not, quotes words and binds nobody. */
export const wordsHaveIds: Rule = ({ specs }) =>
  specs.flatMap(spec => {
    const prose = blank(blank(spec.text, /^(```|~~~)[\s\S]*?^\1/gm), /`[^`\n]*`/g);
    return [...blank(prose, markers).matchAll(normative)].map(match => ({
      rule: 'word-without-id',
      where: at(spec, match.index),
      sentence: `"${match[0].replace(/\s+/g, ' ')}" stands outside the level of a requirement: give the sentence an id, or say it in lower case.`,
    }));
  });

const strangeDash =
  /\b[A-Z](?:[A-Z0-9-]*[A-Z0-9])?[\u00AD\u2010-\u2015\u2212\uFE63\uFF0D]+[A-Z0-9][\w\u00AD\u2010-\u2015\u2212-]*/g;

/** A dash that only looks like a hyphen hides an id from every search. */
export const idsAreAscii: Rule = ({ specs }) =>
  specs.flatMap(spec =>
    [...spec.text.matchAll(strangeDash)]
      .filter(match => looksLikeId(match[0]))
      .map(
        (match): Problem => ({
          rule: 'dash-in-id',
          where: at(spec, match.index),
          sentence: `"${match[0]}" has a dash that is not the ASCII hyphen: write "${ascii(match[0])}".`,
        }),
      ),
  );

function looksLikeId(text: string): boolean {
  // ORCH-3060–3065 is a range of two ids, and its dash stands between numbers.
  const withoutRange = text.replace(/(\d)[\u2013\u2014](\d)/g, '$1 $2').split(' ')[0] ?? '';
  return withoutRange !== ascii(withoutRange) && new RegExp(`^${idPattern}`).test(ascii(withoutRange));
}

function ascii(text: string): string {
  return text.replace(/[\u00AD\u2010-\u2015\u2212\uFE63\uFF0D]+/g, '-');
}

/** Keeps length and lines, so that offsets still tell where a word stands. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, match => match.replace(/[^\n]/g, ' '));
}

function at(spec: SpecFile, offset: number): string {
  return `${spec.path}:${spec.text.slice(0, offset).split('\n').length}`;
}
