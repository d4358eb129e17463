// The folder of a run: a line for each transcript as it comes, then the manifest of their digests and the reports.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceBook } from '../run/evidence.ts';
import type { EvidenceLine } from '../run/transcript.ts';
import { renderHtml } from './html/render-html.ts';
import type { DeterminismReport } from './report.ts';
import { reportText } from './report-text.ts';

/** What a run is of: whoever goes on has to be of the same. */
export interface RunHeader {
  readonly version: 1;
  readonly engine: string;
  readonly through: string | null;
  readonly levels: readonly string[];
  readonly corpus_version: number;
  readonly is_whole: boolean;
  readonly slots: readonly number[];
}

const names = {
  header: 'run.json',
  evidence: 'transcripts.ndjson',
  manifest: 'manifest.json',
  report: 'report.json',
  page: 'report.html',
  text: 'report.txt',
} as const;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export class EvidenceFile {
  readonly #file: number;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = openSync(join(folder, names.evidence), 'a');
  }

  readonly write = (line: EvidenceLine): void => {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  };

  close(): void {
    closeSync(this.#file);
  }
}

export async function writeHeader(folder: string, header: RunHeader): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeFile(join(folder, names.header), json(header));
  await writeFile(join(folder, names.evidence), '');
}

export interface Earlier {
  readonly header: RunHeader;
  readonly lines: readonly EvidenceLine[];
}

/** A line that the end of a process cut off is taken away. */
export async function readEarlier(folder: string): Promise<Earlier> {
  const header = JSON.parse(await readFile(join(folder, names.header), 'utf8')) as RunHeader;
  const path = join(folder, names.evidence);
  const text = await readFile(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await writeFile(path, whole);
  const lines = whole.split('\n').filter(line => line !== '');
  return { header, lines: lines.map(line => JSON.parse(line) as EvidenceLine) };
}

/** The digest of each transcript, and of the file that holds them. */
async function manifestOf(folder: string, report: DeterminismReport, book: EvidenceBook): Promise<unknown> {
  const evidence = await readFile(join(folder, names.evidence));
  return {
    version: 1,
    engine: report.engine,
    fingerprints: book.starts.map(({ start, path, replica, slots, fingerprint, failure }) => {
      return { start, path, replica, slots, fingerprint, failure };
    }),
    corpus_version: report.corpus_version,
    evidence_sha256: createHash('sha256').update(evidence).digest('hex'),
    transcripts: book.digests.length,
    digests: Object.fromEntries(book.digests),
  };
}

export async function writeReports(
  folder: string,
  report: DeterminismReport,
  book: EvidenceBook,
): Promise<void> {
  await writeFile(join(folder, names.manifest), json(await manifestOf(folder, report, book)));
  await writeFile(join(folder, names.report), json(report));
  await writeFile(join(folder, names.text), reportText(report));
  await writeFile(join(folder, names.page), renderHtml(report));
}
