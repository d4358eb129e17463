import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  readTargetDocument,
  resolvedTarget,
  type TargetDocument,
  targetDocumentOf,
} from '#conformance/harness';
import { type DocumentName, type DocumentTypes, type Problem, validateDocument } from '#contracts';
import { profileNames, readProfile } from '../run/index.ts';
import { UsageError } from './io.ts';

const targets = join(import.meta.dirname, '../targets');

const sentences = (problems: readonly Problem[]): string =>
  problems.map(problem => `  ${JSON.stringify(problem)}`).join('\n');

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const orMissing = async <Value>(path: string, what: string, read: () => Promise<Value>): Promise<Value> => {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) throw new UsageError(`there is no ${what} ${path}`);
    throw error;
  }
};

/** A URL, the path of a document, or the name of one that is shipped. */
export const readTarget = async (text: string, key?: string): Promise<TargetDocument> => {
  const isUrl = /^https?:\/\//.test(text);
  const path = /^[a-z][a-z0-9-]*$/.test(text) ? join(targets, `${text}.yaml`) : text;
  const keys = key === undefined ? {} : { data: { env: key }, operator: { env: key }, admin: { env: key } };
  const read = isUrl
    ? targetDocumentOf(
        { version: 1, name: 'url', kind: 'url', url: text.replace(/\/+$/, ''), keys },
        process.cwd(),
      )
    : await orMissing(text, 'target', () => readTargetDocument(path));
  if (!read.ok) throw new UsageError(`the target ${text} is not valid:\n${sentences(read.problems)}`);
  return resolvedTarget(read.document);
};

export const readNamedProfile = async (name: string) => {
  const known = (await profileNames()).join(', ');
  const read = await orMissing(name, `profile (known: ${known}; or the path of a file)`, () =>
    readProfile(name),
  );
  if (!read.ok) throw new UsageError(`the profile ${name} is not valid:\n${sentences(read.problems)}`);
  return read.profile;
};

/** Any other document of the contract. */
export const readDocument = async <Name extends DocumentName>(
  name: Name,
  path: string,
): Promise<DocumentTypes[Name]> => {
  const text = await orMissing(path, name, () => readFile(path, 'utf8'));
  const checked = validateDocument(name, parse(text));
  if (!checked.ok) throw new UsageError(`${path} is no valid ${name}:\n${sentences(checked.problems)}`);
  return checked.value;
};
