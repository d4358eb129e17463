import { join } from 'node:path';
import { loadRequirements, type Requirement } from '#requirements';
import { canonicalText } from '../canonical-json.ts';
import type { RunRecord } from '../report-input.ts';
import { transcriptTexts } from '../transcript-texts.ts';
import { predicateOf, sealed, statementOf } from './attestation.ts';
import { requirementsDigest } from './digests.ts';
import { fileNames } from './file-names.ts';
import { listedTranscripts, readRunFolder, sourcesOf, textAt, UnreadableRun } from './read-run-folder.ts';
import { writeAtomically } from './write-atomically.ts';
import { type WriteOptions, writeRunFolder } from './write-run-folder.ts';

export interface RejudgeOptions extends WriteOptions {
  /** Without them those of this suite. */
  readonly requirements?: readonly Requirement[];
}

/** Makes the verdicts again from run.json and the transcripts alone, and writes every report anew. */
export const rejudge = async (folder: string, options: RejudgeOptions = {}): Promise<RunRecord> => {
  const requirements = options.requirements ?? (await loadRequirements());
  const stored = await readRunFolder(folder);
  if (stored.run.digests.requirements !== requirementsDigest(requirements))
    throw new UnreadableRun(`${folder} was made by other requirements than those of this suite`);
  return writeRunFolder(folder, sourcesOf(stored, requirements), options);
};

/** Takes the files as they lie there, and attests to their digests: it says nothing of whether they fit together. */
export const reseal = async (folder: string, options: WriteOptions = {}): Promise<void> => {
  const stored = await readRunFolder(folder);
  const { report } = stored;
  if (report === undefined)
    throw new UnreadableRun(`${folder} holds no ${fileNames.report}: rejudge it first`);
  const { attestation, ...names } = fileNames;
  const files = new Map<string, string>();
  for (const path of [...Object.values(names), ...(await listedTranscripts(folder))]) {
    const text = await textAt(folder, path);
    if (text !== undefined) files.set(path, text);
  }
  const record: RunRecord = { ...stored, report, requirements: [] };
  const envelope = sealed(
    statementOf(files, predicateOf(record, transcriptTexts(stored.transcripts))),
    options.key,
  );
  await writeAtomically(join(folder, attestation), canonicalText(envelope));
};
