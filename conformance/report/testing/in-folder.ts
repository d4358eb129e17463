import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own, gone when the work is done. */
export const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-report-'));
  await work(folder).finally(() => rm(folder, { recursive: true }));
};

export const changeFile = async (path: string, change: (text: string) => string): Promise<void> => {
  await writeFile(path, change(await readFile(path, 'utf8')));
};
