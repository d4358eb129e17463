// Commands that read folders of runs that are done.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type Io, UsageError } from '#conformance/harness';
import {
  type Change,
  diffReports,
  fileNames,
  mergeRuns,
  type ReportAndRun,
  type RunRecord,
  readRunFolder,
  rejudge,
  renderTerminal,
  UnlikeRuns,
  UnreadableRun,
  updateBaseline,
  verifyRunFolder,
  writeRunFolder,
} from '../report/index.ts';
import { readDocument } from './documents.ts';
import { latestReportFolder } from './report-folders.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The folder that is meant: the one named, or the newest here. */
export const folderOf = async (named?: string): Promise<string> => {
  const folder = named === undefined ? await latestReportFolder() : resolve(named);
  if (folder === undefined) throw new UsageError('no run left a report here yet: assay run makes one');
  try {
    await stat(join(folder, fileNames.run));
  } catch (error) {
    if (isMissing(error)) throw new UsageError(`${folder} is no folder of a run: it has no ${fileNames.run}`);
    throw error;
  }
  return folder;
};

/** What the folder's own fault is, is said as that. */
const saying = async <Value>(run: () => Promise<Value>): Promise<Value> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UnreadableRun || error instanceof UnlikeRuns) throw new UsageError(error.message);
    throw error;
  }
};

const readKey = async (path: string, make: (pem: string) => KeyObject): Promise<KeyObject> => {
  try {
    return make(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${path} is no key in PEM: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

export const privateKeyAt = (path: string): Promise<KeyObject> => readKey(path, pem => createPrivateKey(pem));

const told = (record: RunRecord, folder: string, io: Io): number => {
  io.out(renderTerminal(record, { width: io.width, color: io.hasColor, folder }));
  return record.report.exit_code;
};

/** Makes the verdicts of a folder again, from its transcripts alone. */
export const rejudgeCommand = async (named: string, io: Io): Promise<number> => {
  const folder = await folderOf(named);
  return told(await saying(() => rejudge(folder)), folder, io);
};

/** 0: everything is what was sealed and follows from the transcripts. 1: names each file that is not. */
export const verifyCommand = async (
  named: string | undefined,
  flags: { readonly key?: string },
  io: Io,
): Promise<number> => {
  const folder = await folderOf(named);
  const publicKey =
    flags.key === undefined ? undefined : await readKey(flags.key, pem => createPublicKey(pem));
  const problems = await saying(() => verifyRunFolder(folder, publicKey === undefined ? {} : { publicKey }));
  for (const { file, sentence } of problems) io.out(`${file} ${sentence}\n`);
  if (problems.length === 0)
    io.out(`${folder}: every file is what was sealed, and the verdicts follow from it\n`);
  return problems.length === 0 ? 0 : 1;
};

/** Shards of one run become one. */
export const mergeCommand = async (
  folders: readonly string[],
  flags: { readonly report: string },
  io: Io,
): Promise<number> => {
  const sources = await saying(async () => mergeRuns(await Promise.all(folders.map(folderOf))));
  const folder = resolve(flags.report);
  return told(await writeRunFolder(folder, sources), folder, io);
};

const words: Readonly<Record<string, string>> = {
  regressed: 'regressed',
  fixed: 'fixed',
  newlyRequired: 'newly required',
  scopeShrunk: 'scope shrunk',
  lostMeasurement: 'lost measurement',
};

const changeLine = ({ id, from, to }: Change): string => `  ${id}: ${from} → ${to}\n`;

const reportAndRun = async (named: string): Promise<ReportAndRun> => {
  const folder = await folderOf(named);
  const { report, run } = await readRunFolder(folder);
  if (report === undefined) throw new UsageError(`${folder} holds no ${fileNames.report}: rejudge it first`);
  return { report, run };
};

/** 1 where something regressed, shrank or lost its measurement. */
export const diffCommand = async (
  [earlier, later]: readonly [string, string],
  flags: { readonly json?: boolean },
  io: Io,
): Promise<number> => {
  const diff = await saying(async () => diffReports(await reportAndRun(earlier), await reportAndRun(later)));
  if (flags.json === true) io.out(`${JSON.stringify(diff, null, 2)}\n`);
  else {
    for (const [name, changes] of Object.entries(diff) as [string, readonly Change[]][])
      if (changes.length > 0) io.out(`${words[name] ?? name}\n${changes.map(changeLine).join('')}`);
    if (Object.values(diff).every(changes => changes.length === 0)) io.out('nothing changed\n');
  }
  const worse = diff.regressed.length + diff.scopeShrunk.length + diff.lostMeasurement.length;
  return worse > 0 ? 1 : 0;
};

export interface BaselineFlags {
  readonly report?: string;
  readonly file: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** Writes down what is violated now, with who will mend it by when; drops what is not violated any more. */
export const baselineCommand = async (flags: BaselineFlags, io: Io): Promise<number> => {
  const folder = await folderOf(flags.report);
  const { report } = await saying(() => reportAndRun(folder));
  const before = await readBaseline(flags.file);
  const { reason, owner, expires } = flags;
  if (!/^\d{4}-\d\d-\d\d$/.test(expires))
    throw new UsageError(`--expires is «${expires}»; it must be like 2027-01-31`);
  const after = updateBaseline(report, before, { reason, owner, expires });
  await writeFile(flags.file, stringify(after));
  io.out(`${flags.file}: ${after.entries.length} known failures\n`);
  return 0;
};

const readBaseline = async (path: string) => {
  try {
    await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return readDocument('baseline', path);
};
