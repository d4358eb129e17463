import type { Problem, ProofLink } from '../model.ts';
import { inComment, lineAt, readRefs } from './read-refs.ts';

export interface Scan<Link> {
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
}

/** Starts like an id, in any case and with any dash. */
const bracket = String.raw`\[[A-Za-z][A-Za-z0-9]*[-\u00AD\u2010-\u2015\u2212][^\]\n]*?\d[^\]\n]*\]`;

/** One or several of them right before the end of a string. */
const closing = new RegExp(`(${bracket}(?: ${bracket})*)(['"\`])`, 'g');

/** Finds the titles that end in `[ORCH-3005(a)]` or `[ORCH-3005(a)] [ORCH-3006]`, wherever they stand: in `it` or in a suite's table. */
export function scanTitles(file: string, text: string): Scan<ProofLink> {
  const links: ProofLink[] = [];
  const problems: Problem[] = [];
  for (const match of text.matchAll(closing)) {
    if (inComment(text, match.index)) continue;
    const { refs, unreadable } = readRefs((match[1] ?? '').replaceAll(/[[\]]/g, ' '));
    for (const part of unreadable) problems.push(unreadableRef(file, lineAt(text, match.index), part));
    if (refs.length === 0) continue;
    links.push({ file, title: titleBefore(text, match.index, match[2] ?? ''), refs });
  }
  return { links, problems };
}

function titleBefore(text: string, end: number, quote: string): string {
  let start = end - 1;
  while (start >= 0 && !(text[start] === quote && text[start - 1] !== '\\')) start -= 1;
  return text
    .slice(start + 1, end)
    .replaceAll(`\\${quote}`, quote)
    .replace(/\s+/g, ' ')
    .trim();
}

export function unreadableRef(file: string, line: number, part: string): Problem {
  const sentence = `"${part}" is not the id of a requirement or clause: write it like ORCH-3005 or ORCH-3005(a).`;
  return { rule: 'unreadable-link', where: `${file}:${line}`, sentence };
}
