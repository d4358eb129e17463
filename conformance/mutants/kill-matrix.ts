import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parsedJson } from '#conformance/harness';
import type { Kill } from '../report/index.ts';
import type { BoundCase } from '../run/index.ts';
import type { Mutant } from './mutant.ts';

/** A kill with what it was made of: once one of them changes it says nothing any more. */
export interface RecordedKill extends Kill {
  readonly clause_hash: string;
  readonly check_hash: string;
  readonly mutant_hash: string;
}

export const matrixPath = join(import.meta.dirname, 'kills.json');

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export const mutantHash = ({ file, find, replace, reader, breaks }: Mutant): string =>
  short(JSON.stringify([file, find, replace, reader ?? '', breaks]));

/** Its words with everything under them: another claim is another check. */
export const checkHash = ({ scenario }: BoundCase): string =>
  short(
    JSON.stringify(scenario.steps.map(({ phase, words, input }) => [phase, words, input.rows, input.text])),
  );

export interface Present {
  readonly clauses: ReadonlyMap<string, string>;
  readonly checks: ReadonlyMap<string, string>;
  readonly mutants: ReadonlyMap<string, string>;
}

/** Hashes as they are now: clause → of its words, check → of its steps, mutant → of its patch. */
export const isFresh = (kill: RecordedKill, present: Present): boolean =>
  present.clauses.get(kill.clause) === kill.clause_hash &&
  present.checks.get(kill.check) === kill.check_hash &&
  present.mutants.get(kill.mutant) === kill.mutant_hash;

export const readMatrix = async (path = matrixPath): Promise<RecordedKill[]> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{"kills":[]}';
    throw error;
  });
  const document = parsedJson(text);
  if (!isRecord(document) || !Array.isArray(document.kills)) throw new Error(`${path} is no kill matrix`);
  return document.kills as RecordedKill[];
};

const key = (kill: RecordedKill): string => [kill.clause, kill.check, kill.assertion, kill.mutant].join('\n');

/** One kill a line, sorted, so that a difference is one too. */
export const matrixText = (kills: readonly RecordedKill[]): string => {
  const sorted = [...new Map(kills.map(kill => [key(kill), kill])).entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return `{"version":1,"kills":[\n${sorted.map(([, kill]) => JSON.stringify(kill)).join(',\n')}\n]}\n`;
};
