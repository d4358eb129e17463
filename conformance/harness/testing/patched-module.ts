// A module with one small change, loaded from a copy: to see that a test would notice it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface Patch {
  /** Relative to the folder of the harness. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const harness = new URL('../', import.meta.url);

const withAbsoluteImports = (source: string, at: URL): string =>
  source
    .replaceAll(/from '(\.\.?\/[^']+)'/g, (_, path: string) => `from '${new URL(path, at).href}'`)
    .replaceAll(/from '(#[^']+|[a-z][^':]*)'/g, (_, name: string) => `from '${import.meta.resolve(name)}'`);

/** The module as it is where nothing is replaced. Throws where what is to be replaced does not stand there once. */
export const patchedModule = async ({ file, find, replace }: Patch): Promise<Record<string, unknown>> => {
  const url = new URL(file, harness);
  const source = await readFile(fileURLToPath(url), 'utf8');
  if (source.split(find).length !== 2) throw new Error(`«${find}» does not stand in ${file} exactly once`);
  const folder = await mkdtemp(join(tmpdir(), 'assay-patched-'));
  const copy = join(folder, 'patched.mts');
  try {
    await writeFile(
      copy,
      withAbsoluteImports(
        source.replace(find, () => replace),
        url,
      ),
    );
    return await import(pathToFileURL(copy).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
