import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokenAdapter } from '../broken/index.ts';
import { type SampleLanguage, sampleFiles } from '../samples.ts';

const patched = (text: string, { file, edits }: BrokenAdapter): string =>
  edits.reduce((before, [find, replace]) => {
    assert.equal(before.split(find).length, 2, `«${find}» occurs once in ${file}`);
    return before.replace(find, () => replace);
  }, text);

/** A sample in a new folder, with one promise broken where that is asked for. */
export const writeSample = async (
  language: SampleLanguage,
  folder: string,
  broken?: BrokenAdapter,
): Promise<string> => {
  await mkdir(folder);
  for (const [file, text] of await sampleFiles(language))
    await writeFile(join(folder, file), file === broken?.file ? patched(text, broken) : text);
  return folder;
};
