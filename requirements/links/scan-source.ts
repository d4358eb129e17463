import { posix } from 'node:path';
import type { CodeLink, Problem, ProofLink } from '../model.ts';
import { inComment, lineAt, readRefs } from './read-refs.ts';
import { type Scan, unreadableRef } from './scan-titles.ts';

const comment = /(?:\/\/|\*)[^\n`]*?@implements[ \t]+(?!\{)([^\n*]+)/g;
const declared = /\b(?:function\*?|class|const|interface|type)\s+([A-Za-z_$][\w$]*)/;

/** Finds the comments `@implements ORCH-3005(a), ORCH-3006` and the declaration after each. */
export function scanImplements(file: string, text: string): Scan<CodeLink> {
  const links: CodeLink[] = [];
  const problems: Problem[] = [];
  for (const match of text.matchAll(comment)) {
    const { refs, unreadable } = readRefs((match[1] ?? '').replace(/[.:;]\s*$/, ''));
    for (const part of unreadable) problems.push(unreadableRef(file, lineAt(text, match.index), part));
    if (refs.length === 0) continue;
    const after = text.slice(match.index + match[0].length);
    links.push({ file, symbol: declared.exec(after)?.[1] ?? '', refs });
  }
  return { links, problems };
}

const declaration = /\b(proves|breaks):\s*\[([^\]]*)\]/g;

export interface Declarations extends Scan<ProofLink> {
  /** What mutants say they break: no proof, but their ids are checked like one. */
  readonly mutants: readonly ProofLink[];
}

/** Finds what suites declare as data: `proves: ['ORCH-3005(a)']`, and `breaks` of mutants. */
export function scanDeclarations(file: string, text: string): Declarations {
  const links: ProofLink[] = [];
  const mutants: ProofLink[] = [];
  const problems: Problem[] = [];
  for (const match of text.matchAll(declaration)) {
    if (inComment(text, match.index)) continue;
    const items = [...(match[2] ?? '').matchAll(/(['"`])(.*?)\1/g)].map(item => item[2] ?? '');
    const { refs, unreadable } = readRefs(items.join(' '));
    for (const part of unreadable) problems.push(unreadableRef(file, lineAt(text, match.index), part));
    if (refs.length === 0) continue;
    const list = match[1] === 'proves' ? links : mutants;
    list.push({ file, title: nameBefore(file, text.slice(0, match.index)), refs });
  }
  return { links, mutants, problems };
}

function nameBefore(file: string, before: string): string {
  const names = [...before.matchAll(/\b(?:id|name|title):\s*(['"`])(.*?)\1/g)];
  return names.at(-1)?.[2] ?? posix.basename(file).replace(/\.[a-z]+$/, '');
}
