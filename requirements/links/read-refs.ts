import { parseRef, splitRefs, spreadRef } from '../ids.ts';

export interface Refs {
  readonly refs: readonly string[];
  readonly unreadable: readonly string[];
}

/** Reads a list of ids and clauses, and keeps what is neither for a message. */
export function readRefs(text: string): Refs {
  const refs: string[] = [];
  const unreadable: string[] = [];
  for (const part of splitRefs(text)) {
    const ref = parseRef(part);
    if (ref) refs.push(...spreadRef(ref));
    else unreadable.push(part);
  }
  return { refs, unreadable };
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** A comment may speak about titles and declarations without being one. */
export function inComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*(?:\/\/|\/?\*)/.test(line) || /\s\/\/ /.test(line);
}
