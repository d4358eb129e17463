import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Run, Transcript } from '#contracts';
import { loadRequirements, type Requirement } from '#requirements';
import { canonicalText, hexDigest } from '../canonical-json.ts';
import { inflatedPage } from '../html/inflated-page.ts';
import { transcriptTexts } from '../transcript-texts.ts';
import { opened, predicateOf, type Statement } from './attestation.ts';
import { requirementsDigest } from './digests.ts';
import { fileNames, transcriptPath } from './file-names.ts';
import { makeRecord } from './make-record.ts';
import { listedTranscripts, readRunFolder, sourcesOf, textAt, UnreadableRun } from './read-run-folder.ts';
import { derivedFiles } from './render-files.ts';

export interface VerifyOptions {
  /** Only what the owner of this key signed is believed. */
  readonly publicKey?: KeyObject;
  /** Without them those of this suite. */
  readonly requirements?: readonly Requirement[];
}

/** A file that is not what it was, or does not follow from the others. */
export interface FolderProblem {
  readonly file: string;
  readonly sentence: string;
}

const changedFiles = async (folder: string, { subject }: Statement): Promise<FolderProblem[]> => {
  const problems: FolderProblem[] = [];
  for (const { name, digest } of subject) {
    const text = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)?$/.test(name) ? await textAt(folder, name) : undefined;
    if (text === undefined) problems.push({ file: name, sentence: 'is missing' });
    else if (hexDigest(text) !== digest.sha256)
      problems.push({ file: name, sentence: 'changed since it was sealed' });
  }
  const known = new Set(subject.map(({ name }) => name));
  const added = (await listedTranscripts(folder)).filter(path => !known.has(path));
  const unsealed = Object.values(fileNames).filter(
    name => name !== fileNames.attestation && !known.has(name),
  );
  for (const file of added) problems.push({ file, sentence: 'was added since it was sealed' });
  for (const file of unsealed) problems.push({ file, sentence: 'is not attested to' });
  return problems;
};

const sealProblems = async (folder: string, publicKey: KeyObject | undefined) => {
  const file = fileNames.attestation;
  const text = await textAt(folder, file);
  if (text === undefined) return { problems: [{ file, sentence: 'is missing' }] };
  const open = opened(text, publicKey);
  if ('problem' in open) return { problems: [{ file, sentence: open.problem }] };
  return { problems: await changedFiles(folder, open.statement), statement: open.statement };
};

const differingTranscripts = (
  stored: readonly Transcript[],
  again: readonly Transcript[],
): FolderProblem[] => {
  const byCheck = new Map(again.map(each => [each.check, each]));
  return stored.flatMap(each =>
    isDeepStrictEqual(each.entries, byCheck.get(each.check)?.entries)
      ? []
      : [
          {
            file: transcriptPath(each.check),
            sentence: 'its claims, judged again, come out otherwise than it says',
          },
        ],
  );
};

const differingRun = (stored: Run, again: Run): FolderProblem[] =>
  canonicalText(stored) === canonicalText(again)
    ? []
    : [{ file: fileNames.run, sentence: 'what it says of verdicts does not follow from the transcripts' }];

const contentProblems = async (
  folder: string,
  requirements: readonly Requirement[],
  statement: Statement | undefined,
): Promise<FolderProblem[]> => {
  const stored = await readRunFolder(folder);
  if (stored.run.digests.requirements !== requirementsDigest(requirements))
    return [
      {
        file: fileNames.run,
        sentence: 'was made by other requirements than those here; verdicts were not judged again',
      },
    ];
  const record = makeRecord(sourcesOf(stored, requirements));
  const problems = [
    ...differingTranscripts(stored.transcripts, record.transcripts),
    ...differingRun(stored.run, record.run),
  ];
  const texts = transcriptTexts(record.transcripts);
  for (const [file, text] of derivedFiles(record, texts)) {
    const there = await textAt(folder, file);
    const isSame = there === text || (there !== undefined && inflatedPage(there) === inflatedPage(text));
    if (!isSame) problems.push({ file, sentence: 'does not follow from run.json and the transcripts' });
  }
  if (statement !== undefined && !isDeepStrictEqual(statement.predicate, predicateOf(record, texts)))
    problems.push({
      file: fileNames.attestation,
      sentence: 'attests to another outcome than the transcripts give',
    });
  return problems;
};

/** Recomputes everything; no problem means that every file is what was sealed and follows from the transcripts. */
export const verifyRunFolder = async (
  folder: string,
  options: VerifyOptions = {},
): Promise<FolderProblem[]> => {
  const requirements = options.requirements ?? (await loadRequirements());
  const { problems, statement } = await sealProblems(folder, options.publicKey);
  try {
    return [...problems, ...(await contentProblems(folder, requirements, statement))];
  } catch (error) {
    if (!(error instanceof UnreadableRun)) throw error;
    return [...problems, { file: fileNames.run, sentence: error.message }];
  }
};
