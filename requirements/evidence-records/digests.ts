// What took part in a run, as digests of texts: two trees with the same sources have the same ones, whatever their
// line ends, tests and notes.
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '#contracts';
import type { Row } from '../model.ts';

export type Digests = Evidence['digests'];
export type DigestName = keyof Digests;

/** A build holds other texts than the tree that it was made of: there no digest could fit. */
export const isBuild = import.meta.filename.endsWith('.js');

/** A folder without sources, which would fit any other without them. */
export class NothingToDigest extends Error {
  override readonly name = 'NothingToDigest';
}

const sources = '**/*.{ts,js,mjs,json,yaml,feature}';

/** Tests, what only tests are made of, and what a build leaves behind. */
const isNoPart = (path: string): boolean =>
  /\.(test|model)\.ts$|\.d\.ts$|(^|[/-])fixtures?\.ts$|(^|\/)(testing|fixtures?|node_modules)\//.test(path);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const readLines = async (path: string): Promise<string> =>
  (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');

/** Over paths and texts, in the order of the paths. */
async function digestOfFolder(root: string, folder: string): Promise<string> {
  const paths: string[] = [];
  for await (const path of glob(`${folder}/${sources}`, { cwd: root }))
    paths.push(path.replaceAll('\\', '/'));
  const parts = paths.filter(path => !isNoPart(path)).sort();
  if (parts.length === 0) throw new NothingToDigest(`${folder} holds no sources.`);
  const lines = await Promise.all(
    parts.map(async path => `${sha256(await readLines(join(root, path)))} ${path}\n`),
  );
  return sha256(lines.join(''));
}

const named = (...parts: readonly string[]): string => `sha256:${sha256(parts.join('\n'))}`;

const clauseHashes = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(row => row.clauses.map(({ id, hash }) => `${id} ${hash}`)).sort();

export const serverDigest = async (root: string): Promise<string> =>
  named(await digestOfFolder(root, 'reference-server'));

/** The bundled shapes are what programs run with. */
export const contractDigest = async (root: string, rows: readonly Row[]): Promise<string> =>
  named(await digestOfFolder(root, 'contracts/generated'), ...clauseHashes(rows));

export const suiteDigest = async (root: string, folders: readonly string[]): Promise<string> =>
  named(...(await Promise.all([...folders].sort().map(folder => digestOfFolder(root, folder)))));
