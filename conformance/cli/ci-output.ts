// What CI systems want to read of a run.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Io, UsageError } from '#conformance/harness';
import type { Report } from '#contracts';
import { type CheckRow, fileNames, readRunFolder } from '../report/index.ts';
import { folderOf } from './folder-commands.ts';

const reportOf = async (folder: string): Promise<Report> => {
  const { report } = await readRunFolder(folder);
  if (report === undefined) throw new UsageError(`${folder} holds no ${fileNames.report}: rejudge it first`);
  return report;
};

/** Lines for the outputs of a workflow's step. */
export const outputsCommand = async (named: string | undefined, io: Io): Promise<number> => {
  const { outcome, summary } = await reportOf(await folderOf(named));
  io.out(`outcome=${outcome}\nviolated=${summary.scored.violated}\nunproven=${summary.scored.unproven}\n`);
  return 0;
};

/** What would end a workflow command; in a message nothing else may be escaped, because nothing else is read back. */
const inMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** GitHub shows no more than ten of a kind for a step. */
const annotationsMax = 10;

const annotation = (kind: 'error' | 'warning', { id, title, reason, source, verdict }: CheckRow): string => {
  const place = source === undefined ? '' : `file=${inProperty(source.file)},line=${source.line ?? 1},`;
  return `::${kind} ${place}title=${inProperty(title)}::${inMessage(`${id}: ${reason ?? verdict}`)}\n`;
};

/** Workflow commands that put each failed check beside its scenario, and say how many there was no room for. */
export const annotationsCommand = async (named: string | undefined, io: Io): Promise<number> => {
  const { checks } = await reportOf(await folderOf(named));
  for (const [kind, wanted] of [
    ['error', 'failed'],
    ['warning', 'errored'],
  ] as const) {
    const found = checks.filter(({ verdict }) => verdict === wanted);
    for (const check of found.slice(0, annotationsMax)) io.out(annotation(kind, check));
    const left = found.length - annotationsMax;
    if (left > 0) io.out(`${left} more checks ${wanted}: they are in the summary and in the report.\n`);
  }
  return 0;
};

/** GitHub refuses longer comments. */
const commentCharactersMax = 65_000;

const detailsEnd = '</details>';

/** Behind a part that is whole: a cut within one would swallow whatever follows. */
const wholeParts = (text: string): string => {
  const cut = text.slice(0, commentCharactersMax);
  const end = cut.lastIndexOf(detailsEnd);
  return end < 0 ? cut.slice(0, cut.lastIndexOf('\n')) : cut.slice(0, end + detailsEnd.length);
};

/** The summary, short enough for a comment. */
export const commentCommand = async (named: string | undefined, io: Io): Promise<number> => {
  const text = await readFile(join(await folderOf(named), fileNames.summary), 'utf8');
  io.out(text.length > commentCharactersMax ? `${wholeParts(text)}\n\nThe whole is in the report.\n` : text);
  return 0;
};
