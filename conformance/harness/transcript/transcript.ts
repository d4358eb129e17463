import { readFile, writeFile } from 'node:fs/promises';
import { type Transcript, validateDocument } from '#contracts';
import { type CaseHistory, caseHistoryOf } from '../history/case-history.ts';
import { type Entry, isKind } from '../history/entry.ts';
import { parsedJson } from '../json.ts';
import type { Claim } from '../judges/index.ts';
import { curlLine } from './curl.ts';

const curlLinesMax = 200;
const curlCharactersMax = 16_384;

export interface TranscriptOptions {
  readonly check: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly isTruncated?: boolean;
  /** As they were judged, so that they can be judged again. */
  readonly claims?: readonly Claim[];
}

export const transcriptOf = (options: TranscriptOptions): Transcript => ({
  version: 1,
  check: options.check.slice(0, 200),
  title: options.title.slice(0, 500),
  curl: options.entries
    .filter(isKind('request'))
    .map(curlLine)
    .filter(line => line.length <= curlCharactersMax)
    .slice(0, curlLinesMax),
  entries: [...options.entries],
  ...(options.isTruncated ? { truncated: true } : {}),
  ...(options.claims === undefined
    ? {}
    : { claims: options.claims.map(made => ({ ...made, clauses: [...made.clauses] })) }),
});

/** One entry a line, so that a difference is one too. */
export const transcriptText = (transcript: Transcript): string => {
  const { entries, ...head } = transcript;
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"entries":[\n${entries.map(entry => JSON.stringify(entry)).join(',\n')}\n]}\n`;
};

/** Throws where the transcript would break its schema: that is a fault of the harness. */
export const writeTranscript = async (path: string, transcript: Transcript): Promise<void> => {
  const checked = validateDocument('transcript', transcript);
  if (!checked.ok)
    throw new Error(`the transcript ${path} breaks its schema: ${JSON.stringify(checked.problems[0])}`);
  await writeFile(path, transcriptText(transcript));
};

export const parseTranscript = (text: string): ReturnType<typeof validateDocument<'transcript'>> =>
  validateDocument('transcript', parsedJson(text));

export const readTranscript = async (path: string) => parseTranscript(await readFile(path, 'utf8'));

/** What the judges had when the case ran, without the assertions that came of it. */
export const historyOfTranscript = (transcript: Transcript): CaseHistory =>
  caseHistoryOf(transcript.entries.filter(entry => entry.kind !== 'assertion'));
