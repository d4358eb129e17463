// The folder of a run: what was asked, each record whole, and what is made of them alone.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parsedJson } from '#conformance/harness';
import type { RunRecord } from '../grammar/record.ts';
import { renderHtml } from './html/render-html.ts';
import type { ChaosReport } from './report.ts';

/** What was asked of one experiment, and why it has no record where it has none. */
export interface Asked {
  readonly experiment: string;
  readonly seconds: number;
  readonly seed: number;
  readonly unrun?: { readonly verdict: 'unknown' | 'inapplicable'; readonly because: string };
}

/** Beside the records all that verdicts are made of. */
export interface RunHeader {
  readonly version: 1;
  readonly started_at: string;
  readonly target: string;
  readonly asked: readonly Asked[];
  readonly not_begun: readonly string[];
  readonly is_interrupted: boolean;
}

export const fileNames = { header: 'run.json', report: 'report.json', page: 'report.html' } as const;

export const recordName = (experiment: string): string =>
  `record-${experiment.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.json`;

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** JSON has no infinities, and metrics may have them. */
const finite = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? { not_finite: String(value) } : value;

const infinite = (_: string, value: unknown): unknown =>
  isRecord(value) && typeof value.not_finite === 'string' ? Number(value.not_finite) : value;

export const recordText = (record: RunRecord): string => `${JSON.stringify(record, finite)}\n`;

export const parsedRecord = (text: string): RunRecord => JSON.parse(text, infinite) as RunRecord;

/** Written when its experiment ends, so that an interrupted run keeps it. */
export const writeRecord = async (folder: string, record: RunRecord): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, recordName(record.experiment)), recordText(record));
};

export const writeHeader = async (folder: string, header: RunHeader): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, fileNames.header), json(header));
};

export interface Rendered {
  readonly report: ChaosReport;
  readonly header: RunHeader;
  readonly records: ReadonlyMap<string, RunRecord>;
}

export const writeReports = async (folder: string, rendered: Rendered): Promise<void> => {
  await writeFile(join(folder, fileNames.report), json(rendered.report));
  await writeFile(join(folder, fileNames.page), renderHtml(rendered));
};

export class NoRun extends Error {
  override readonly name = 'NoRun';
}

const textOf = async (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });

export const readHeader = async (folder: string): Promise<RunHeader> => {
  const header = parsedJson(await textOf(join(folder, fileNames.header))) as Partial<RunHeader> | undefined;
  if (!Array.isArray(header?.asked))
    throw new NoRun(`${folder} is no folder of a chaos run: it has no ${fileNames.header} of one`);
  if (header.version !== 1) throw new NoRun(`${folder} was written in version ${String(header.version)}`);
  return header as RunHeader;
};

export const readRecord = async (folder: string, experiment: string): Promise<RunRecord> => {
  const text = await textOf(join(folder, recordName(experiment)));
  if (text === undefined) throw new NoRun(`${folder} has no ${recordName(experiment)}`);
  return parsedRecord(text);
};

/** Records of an earlier run in the same folder would be taken for this one's. */
export const emptied = async (folder: string): Promise<void> => {
  const header = await textOf(join(folder, fileNames.header));
  if (header === undefined) return;
  const earlier = await readHeader(folder);
  for (const { experiment } of earlier.asked) await rm(join(folder, recordName(experiment)), { force: true });
  for (const name of Object.values(fileNames)) await rm(join(folder, name), { force: true });
};
