import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SpecFile } from './model.ts';
import type { Documents } from './pointers/documents.ts';

export const repositoryRoot = join(import.meta.dirname, '..');

const sourceFolders = [
  'contracts',
  'requirements',
  'reference-server',
  'conformance',
  'determinism-suite',
  'chaos',
  'ci',
];

/** The files that fit, with forward slashes, in the order of their paths. */
export async function readFiles(root: string, patterns: readonly string[]): Promise<readonly SpecFile[]> {
  const paths: string[] = [];
  for await (const path of glob([...patterns], { cwd: root })) paths.push(path.replaceAll('\\', '/'));
  const unique = [...new Set(paths)].sort();
  return Promise.all(unique.map(async path => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

/** Every Markdown file of .specs but the decisions, which argue and bind nobody. */
export function readSpecs(root: string): Promise<readonly SpecFile[]> {
  return readFiles(root, ['.specs/*.md']);
}

/** Tests, features, pacts and sources: what may name a requirement. Generated and frozen files name none. */
export async function readSources(root: string): Promise<readonly SpecFile[]> {
  const files = await readFiles(root, [
    ...sourceFolders.map(folder => `${folder}/**/*.{ts,feature}`),
    'contracts/pacts/*.json',
  ]);
  return files.filter(file => !/(^|\/)(generated|released|node_modules)\//.test(file.path));
}

const contractPatterns = [
  'contracts/*.yaml',
  'contracts/openapi/*.yaml',
  'contracts/events/*.{json,yaml}',
  'contracts/engines/*.{json,yaml}',
  'contracts/documents/*.json',
];

export async function readContracts(root: string): Promise<Documents> {
  const files = await readFiles(root, contractPatterns);
  return new Map(files.map(({ path, text }) => [path, parse(text) as unknown]));
}

/** The text of a file, or nothing where it does not exist yet. */
export async function readOptional(root: string, path: string): Promise<string> {
  const [file] = await readFiles(root, [path]);
  return file?.text ?? '';
}

export async function listRowFiles(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const path of glob('requirements/*.yaml', { cwd: root })) paths.push(path.replaceAll('\\', '/'));
  return paths.filter(path => !/\/(status|confirmed)\.yaml$/.test(path)).sort();
}
