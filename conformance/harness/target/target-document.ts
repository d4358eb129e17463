import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { type Problem, type Target, validateDocument } from '#contracts';
import { environmentValue } from '../environment.ts';
import type { HeaderPair } from '../history/entry.ts';
import { isRecord } from '../json.ts';

export interface TargetDocument {
  readonly target: Target;
  /** Its relative paths start here. */
  readonly folder: string;
}

export type TargetRead =
  | { readonly ok: true; readonly document: TargetDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const withDefaults = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const started = isRecord(value.process)
    ? { process: { env: {}, stop_signal: 'SIGTERM', stop_ms: 15_000, ...value.process } }
    : {};
  const configuration = isRecord(value.configuration) ? value.configuration : {};
  return {
    keys: {},
    headers: [],
    bounds_factor: 1,
    reach: [],
    claims: [],
    ...value,
    ...started,
    configuration: { form: 'fixed', ...configuration },
  };
};

/** Checks a target document and fills in its defaults. */
export const targetDocumentOf = (value: unknown, folder: string): TargetRead => {
  const checked = validateDocument('target', withDefaults(value));
  return checked.ok ? { ok: true, document: { target: checked.value, folder } } : checked;
};

export const readTargetDocument = async (path: string): Promise<TargetRead> => {
  const text = await readFile(path, 'utf8');
  return targetDocumentOf(parse(text), dirname(resolve(path)));
};

/** A running server of which nothing is known but where it is. */
export const targetAtUrl = (url: string): TargetRead =>
  targetDocumentOf({ version: 1, name: 'url', kind: 'url', url }, process.cwd());

export type KeyName = keyof Target['keys'];
type Key = NonNullable<Target['keys'][KeyName]>;

const keyTimeoutMs = 10_000;

/** The first line that the program prints. Throws with what it said otherwise. */
const printedBy = async (command: readonly string[], folder: string): Promise<string> => {
  const [program = '', ...args] = command;
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder, timeout: keyTimeoutMs });
  return stdout.split('\n')[0]?.trim() ?? '';
};

const resolvedKey = async (key: Key, folder: string): Promise<Key> =>
  key.command === undefined ? key : { value: await printedBy(key.command, folder) };

/** The document with every key that a program prints in place of the program. */
export const resolvedTarget = async ({ target, folder }: TargetDocument): Promise<TargetDocument> => {
  const keys = await Promise.all(
    Object.entries(target.keys).map(async ([name, key]) => [name, await resolvedKey(key, folder)] as const),
  );
  const headers = await Promise.all(
    target.headers.map(async header => ({ ...header, value: await resolvedKey(header.value, folder) })),
  );
  const { gateway } = target;
  const upstream = gateway?.upstream_key && { upstream_key: await resolvedKey(gateway.upstream_key, folder) };
  const own = gateway === undefined ? {} : { gateway: { ...gateway, ...upstream } };
  return { target: { ...target, keys: Object.fromEntries(keys), headers, ...own }, folder };
};

const textOf = (key: Key): string | undefined => key.value ?? (key.env && environmentValue(key.env));

/** A key of the document, wherever it stands; undefined where there is none. */
export const keyOf = (target: Target, name: KeyName): string | undefined => {
  const key = target.keys[name];
  return key === undefined ? undefined : textOf(key);
};

/** With which a gateway asks its engine. */
export const upstreamKeyOf = ({ gateway }: Target): string | undefined =>
  gateway?.upstream_key === undefined ? undefined : textOf(gateway.upstream_key);

const pairOf = ({ name, value }: Target['headers'][number]): HeaderPair => [name, textOf(value) ?? ''];

/** The headers that go with every request to this target. */
export const ownHeadersOf = ({ headers }: Target): HeaderPair[] => headers.map(pairOf);

/** Those that nobody may see. */
export const secretHeadersOf = ({ headers }: Target): HeaderPair[] =>
  headers.filter(({ shown }) => shown !== true).map(pairOf);
