import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  environmentValue,
  type KeyName,
  keyOf,
  readTargetDocument,
  resolvedTarget,
  secretCharactersMin,
  type TargetDocument,
  targetDocumentOf,
  UsageError,
} from '#conformance/harness';
import { type DocumentName, type DocumentTypes, type Problem, validateDocument } from '#contracts';
import { profileNames, readProfile } from '../run/index.ts';

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

/** They would stand in the report. */
export const refuseCredentials = (url: string | undefined): void => {
  if (url === undefined || !URL.canParse(url)) return;
  const { username, password } = new URL(url);
  if (username !== '' || password !== '')
    throw new UsageError(
      'the address of the target holds a name or a password: give them as headers of a target document',
    );
};

const refuseShortKeys = ({ target }: TargetDocument): void => {
  for (const name of Object.keys(target.keys) as KeyName[]) {
    const key = keyOf(target, name);
    if (key !== undefined && key.length < secretCharactersMin)
      throw new UsageError(
        `the ${name} key of the target has fewer than ${secretCharactersMin} characters: it could not be told from words, and would stand in the report`,
      );
  }
};

/** A URL, the path of a document, or the name of one that is shipped. */
export const readTarget = async (text: string, key?: string): Promise<TargetDocument> => {
  const isUrl = /^https?:\/\//.test(text);
  if (key !== undefined && environmentValue(key) === undefined)
    throw new UsageError(`there is no $${key}, or it is empty: --key names the variable that holds the key`);
  if (isUrl) refuseCredentials(text);
  const path = /^[a-z][a-z0-9-]*$/.test(text) ? join(targets, `${text}.yaml`) : text;
  const keys = key === undefined ? {} : { data: { env: key }, operator: { env: key }, admin: { env: key } };
  const read = isUrl
    ? targetDocumentOf(
        { version: 1, name: 'url', kind: 'url', url: text.replace(/\/+$/, ''), keys },
        process.cwd(),
      )
    : await orMissing(text, 'target', () => readTargetDocument(path));
  if (!read.ok) throw new UsageError(`the target ${text} is not valid:\n${sentences(read.problems)}`);
  refuseCredentials(read.document.target.url);
  refuseCredentials(read.document.target.control_url);
  const resolved = await resolvedTarget(read.document);
  refuseShortKeys(resolved);
  return resolved;
};

/** `openai-chat@2026-11-21` is that edition of it, and no other. */
export const readNamedProfile = async (named: string) => {
  const [, name = named, edition] = /^([a-z][a-z0-9-]*)@([a-z0-9.-]+)$/.exec(named) ?? [];
  const known = (await profileNames()).join(', ');
  const read = await orMissing(name, `profile (known: ${known}; or the path of a file)`, () =>
    readProfile(name),
  );
  if (!read.ok) throw new UsageError(`the profile ${name} is not valid:\n${sentences(read.problems)}`);
  if (edition !== undefined && read.profile.edition !== edition)
    throw new UsageError(
      `the profile ${name} is of the edition ${read.profile.edition ?? 'draft'} here, and not of ${edition}`,
    );
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
