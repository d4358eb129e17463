import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Io, UsageError } from '#conformance/harness';
import { packageFolder, type SampleLanguage, sampleFiles, sampleLanguages } from '../kit/index.ts';

export interface InitAdapterFlags {
  readonly language: string;
}

const next: Readonly<Record<SampleLanguage, readonly string[]>> = {
  typescript: ['npm install', 'npm test'],
  python: [
    'python3 -m unittest',
    'npx assay adapter verify --start "python3 adapter.py --engine {engine} --port {port}"',
  ],
};

const isLanguage = (name: string): name is SampleLanguage => sampleLanguages.some(known => known === name);

const entriesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

/** Writes an adapter that works, with its tests. Overwrites nothing. */
export const initAdapterCommand = async (
  folder: string,
  { language }: InitAdapterFlags,
  io: Io,
): Promise<number> => {
  if (!isLanguage(language))
    throw new UsageError(`there is no sample in ${language}: name one of ${sampleLanguages.join(', ')}`);
  const place = resolve(folder);
  if ((await entriesIn(place)).length > 0) throw new UsageError(`${folder} is not empty: name a new folder`);
  await mkdir(place, { recursive: true });
  const assay = `file:${await packageFolder()}`;
  for (const [name, text] of await sampleFiles(language))
    await writeFile(join(place, name), text.replaceAll('{assay}', assay));
  io.out(`${folder} holds an adapter for servers that speak OpenAI's completions. Then:\n`);
  io.out([`cd ${folder}`, ...next[language]].map(line => `  ${line}\n`).join(''));
  return 0;
};
