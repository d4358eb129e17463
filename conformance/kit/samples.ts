import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const sampleLanguages = ['typescript', 'python'] as const;
export type SampleLanguage = (typeof sampleLanguages)[number];

/** They are kept as text: as sources they would be compiled, and looked at, with this program. */
const suffix = '.txt';

/** The files of a sample adapter, by name. */
export const sampleFiles = async (language: SampleLanguage): Promise<ReadonlyMap<string, string>> => {
  const folder = join(import.meta.dirname, 'samples', language);
  const names = (await readdir(folder)).filter(name => name.endsWith(suffix)).sort();
  const files = names.map(
    async name => [name.slice(0, -suffix.length), await readFile(join(folder, name), 'utf8')] as const,
  );
  return new Map(await Promise.all(files));
};

/** The folder of the package that this program belongs to: what a sample depends on. */
export const packageFolder = async (): Promise<string> => {
  let folder = import.meta.dirname;
  while (!(await readdir(folder)).includes('package.json') && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
};
