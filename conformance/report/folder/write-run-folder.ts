import type { KeyObject } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { validateDocument } from '#contracts';
import { canonicalText } from '../canonical-json.ts';
import type { RunRecord, RunSources } from '../report-input.ts';
import { transcriptTexts } from '../transcript-texts.ts';
import { predicateOf, sealed, statementOf } from './attestation.ts';
import { fileNames } from './file-names.ts';
import { makeRecord } from './make-record.ts';
import { derivedFiles, evidenceFiles } from './render-files.ts';
import { writeAtomically } from './write-atomically.ts';

export interface WriteOptions {
  /** A private ed25519 key that signs the attestation. */
  readonly key?: KeyObject;
}

/** A document that breaks its schema is a fault of the harness, and nothing of it is written. */
const refuseBroken = ({ report, run, transcripts }: RunRecord): void => {
  const outcomes = [
    ['report.json', validateDocument('report', report)] as const,
    ['run.json', validateDocument('run', run)] as const,
    ...transcripts.map(
      each => [`the transcript of ${each.check}`, validateDocument('transcript', each)] as const,
    ),
  ];
  for (const [name, outcome] of outcomes)
    if (!outcome.ok) throw new Error(`${name} breaks its schema: ${JSON.stringify(outcome.problems[0])}`);
};

/** What a former run left there would be taken for evidence of this one. */
const removeFormer = async (folder: string, kept: ReadonlySet<string>): Promise<void> => {
  await mkdir(join(folder, 'transcripts'), { recursive: true });
  for (const name of await readdir(join(folder, 'transcripts'))) {
    const path = `transcripts/${name}`;
    if (name.endsWith('.json') && !kept.has(path)) await rm(join(folder, path));
  }
};

const atOnce = 32;

/** Some at a time: that many files are open. */
const writeAll = async (folder: string, files: readonly (readonly [string, string])[]): Promise<void> => {
  for (let at = 0; at < files.length; at += atOnce)
    await Promise.all(
      files.slice(at, at + atOnce).map(([path, text]) => writeAtomically(join(folder, path), text)),
    );
};

/** The attestation comes last: a folder that has one is whole. */
export const writeRecord = async (
  folder: string,
  record: RunRecord,
  options: WriteOptions = {},
): Promise<void> => {
  refuseBroken(record);
  const texts = transcriptTexts(record.transcripts);
  const files = new Map([...evidenceFiles(record, texts), ...derivedFiles(record, texts)]);
  await rm(join(folder, fileNames.attestation), { force: true });
  await removeFormer(folder, new Set(files.keys()));
  await writeAll(folder, [...files]);
  const envelope = sealed(statementOf(files, predicateOf(record, texts)), options.key);
  await writeAtomically(join(folder, fileNames.attestation), canonicalText(envelope));
};

/** Every document and every rendering of a run. */
export const writeRunFolder = async (
  folder: string,
  sources: RunSources,
  options: WriteOptions = {},
): Promise<RunRecord> => {
  const record = makeRecord(sources);
  await writeRecord(folder, record, options);
  return record;
};
