import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Run } from '#contracts';

const root = join(import.meta.dirname, '../..');

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Over the names and bytes of all files under the folders, in the order of their names. */
const digestOfFiles = async (
  folders: readonly string[],
  isPart: (name: string) => boolean,
): Promise<string> => {
  const listed = await Promise.all(
    folders.map(async folder =>
      (await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
        .filter(entry => entry.isFile() && isPart(entry.name))
        .map(entry => join(entry.parentPath, entry.name)),
    ),
  );
  const hash = createHash('sha256');
  for (const path of listed.flat().sort())
    hash.update(path.slice(root.length)).update(sha256(await readFile(path)));
  return `sha256:${hash.digest('hex')}`;
};

const suiteFolders = ['features', 'matrix', 'steps', 'run', 'harness', 'peers', 'profiles', 'report'];

/** What decides: scenarios, steps, judges, peers. Their tests don't. */
export const suiteDigest = (): Promise<string> =>
  digestOfFiles(
    suiteFolders.map(folder => join('conformance', folder)),
    name => !name.endsWith('.test.ts'),
  );

export const featuresDigest = (): Promise<string> =>
  digestOfFiles(
    [join('conformance', 'features'), join('conformance', 'matrix')],
    name => name.endsWith('.feature') || (name.endsWith('.ts') && !name.endsWith('.test.ts')),
  );

/** The shapes that messages are checked against. */
export const contractDigest = (): Promise<string> =>
  digestOfFiles([join('contracts', 'generated')], () => true);

export const thisHost = (): Run['host'] => ({
  os: `${type()} ${release()}`,
  arch: arch(),
  cpus: cpus().length,
  memory_bytes: totalmem(),
  node: process.version,
  accelerators: [],
});

export const packageVersion = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
};
