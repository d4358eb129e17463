// What CI systems want to read of a run.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '#contracts';
import { fileNames, readRunFolder } from '../report/index.ts';
import { folderOf } from './folder-commands.ts';
import { type Io, UsageError } from './io.ts';

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

/** In a workflow command these characters would end a value. */
const escaped = (text: string): string =>
  text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');

/** GitHub shows no more than ten of a kind for a step. */
const annotationsMax = 10;

/** Workflow commands that put each failed check beside its scenario. */
export const annotationsCommand = async (named: string | undefined, io: Io): Promise<number> => {
  const { checks } = await reportOf(await folderOf(named));
  const failed = checks.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored');
  for (const { id, title, reason, source, verdict } of failed.slice(0, annotationsMax)) {
    const place = source === undefined ? '' : `file=${escaped(source.file)},line=${source.line ?? 1},`;
    const kind = verdict === 'failed' ? 'error' : 'warning';
    io.out(`::${kind} ${place}title=${escaped(title)}::${escaped(`${id}: ${reason ?? verdict}`)}\n`);
  }
  return 0;
};

/** GitHub refuses longer comments. */
const commentCharactersMax = 65_000;

/** The summary, short enough for a comment. */
export const commentCommand = async (named: string | undefined, io: Io): Promise<number> => {
  const text = await readFile(join(await folderOf(named), fileNames.summary), 'utf8');
  const cut = text.slice(0, commentCharactersMax);
  io.out(
    cut.length < text.length
      ? `${cut.slice(0, cut.lastIndexOf('\n'))}\n\nThe whole is in the report.\n`
      : text,
  );
  return 0;
};
