// An image with this Node and the libraries that it loads, and nothing else. It is built here and fetched from nowhere; the
// sources are seen through a mount, so that they are those of this checkout.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Runtime, Testcontainers } from './testcontainers.ts';

/** Where it is in the image. */
export const nodePath = '/usr/local/bin/node';

/** From the words of ldd: what it found, and the loader, which has no arrow. */
export const librariesIn = (words: string): readonly string[] =>
  words.split('\n').flatMap(line => /^\s*(?:\S+ => )?(\/\S+)/.exec(line)?.[1] ?? []);

/** From a path in the image to the file that it is here. */
const filesOf = async (program: string): Promise<ReadonlyMap<string, string>> => {
  const { stdout } = await promisify(execFile)('ldd', [program]);
  return new Map([[nodePath, program], ...librariesIn(stdout).map(path => [path, path] as const)]);
};

const nameOf = async (files: ReadonlyMap<string, string>): Promise<string> => {
  const hash = createHash('sha256');
  for (const [path, file] of files) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${path} ${file} ${size} ${mtimeMs}\n`);
  }
  return `assay/chaos-node:${hash.digest('hex').slice(0, 16)}`;
};

const build = async (
  { GenericContainer }: Testcontainers,
  name: string,
  files: ReadonlyMap<string, string>,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-image-'));
  try {
    await mkdir(join(folder, 'root', 'tmp'), { recursive: true });
    for (const [path, file] of files) {
      const to = join(folder, 'root', path);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(file, to);
    }
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY root/ /\n');
    await GenericContainer.fromDockerfile(folder).build(name, { deleteOnExit: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Its name; built where Docker hasn't got it. It stays there for the next run. */
export const nodeImage = async (testcontainers: Testcontainers, { container }: Runtime): Promise<string> => {
  const files = await filesOf(process.execPath);
  const name = await nameOf(files);
  const isBuilt = await container.dockerode
    .getImage(name)
    .inspect()
    .then(
      () => true,
      () => false,
    );
  if (!isBuilt) await build(testcontainers, name, files);
  return name;
};
