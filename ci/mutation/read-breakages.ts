// The declared breakages of the harness: each is a small patch, and the tests that must notice it.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Patch } from './order.ts';

export interface Breakage {
  /** Its file among the breakages, and its name there. */
  readonly id: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What would be wrong with verdicts. */
  readonly why: string;
  /** Globs of test files, relative to the root. */
  readonly tests: readonly string[];
}

export class UnreadableBreakage extends Error {
  override readonly name = 'UnreadableBreakage';
}

const known = ['name', 'file', 'find', 'replace', 'why', 'tests'];

/** Throws with the place of what is wrong. */
export const breakageOf = (row: unknown, place: string): Breakage => {
  const refuse = (sentence: string): never => {
    throw new UnreadableBreakage(`${place}: ${sentence}`);
  };
  if (typeof row !== 'object' || row === null) return refuse('is no mapping');
  const members = new Map<string, unknown>(Object.entries(row));
  const extra = [...members.keys()].filter(name => !known.includes(name));
  if (extra.length > 0) return refuse(`has ${extra.join(', ')}; known are ${known.join(', ')}`);
  const text = (name: string): string => {
    const value = members.get(name);
    return typeof value === 'string' ? value : refuse(`says no ${name}`);
  };
  const tests = [members.get('tests')].flat().filter(each => typeof each === 'string');
  if (tests.length === 0) refuse('names no tests');
  const [find, replace] = [text('find'), text('replace')];
  if (find === '' || find === replace) refuse('changes nothing');
  return { id: `${place}/${text('name')}`, file: text('file'), find, replace, why: text('why'), tests };
};

export const readBreakages = (folder: string): Breakage[] => {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  const found = names.sort().flatMap(name => {
    const rows: unknown = parse(readFileSync(join(folder, name), 'utf8'));
    if (!Array.isArray(rows)) throw new UnreadableBreakage(`${name} is no list`);
    return rows.map(row => breakageOf(row, name.slice(0, -'.yaml'.length)));
  });
  const twice = found.find(({ id }, at) => found.findIndex(other => other.id === id) !== at);
  if (twice !== undefined) throw new UnreadableBreakage(`two breakages are called ${twice.id}`);
  return found;
};

/** Where its text stands, or why it is stale. */
export const patchOf = (
  { file, find, replace }: Pick<Breakage, 'file' | 'find' | 'replace'>,
  source: string,
): Patch | string => {
  const count = source.split(find).length - 1;
  if (count !== 1) return `its text occurs ${count} times in ${file}`;
  return { file, from: source.indexOf(find), was: find, becomes: replace };
};

/** Or the glob that leads to none. */
export const testFilesOf = (root: string, globs: readonly string[]): string[] => {
  const files = globs.flatMap(glob => {
    const fitting = globSync(glob, { cwd: root });
    if (fitting.length === 0) throw new UnreadableBreakage(`${glob} leads to no test`);
    return fitting;
  });
  return [...new Set(files)].sort();
};
