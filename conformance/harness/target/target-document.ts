import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { type Problem, type Target, validateDocument } from '#contracts';
import { environmentValue } from '../environment.ts';
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

/** A key of the document, wherever it stands; undefined where there is none. */
export const keyOf = (target: Target, name: KeyName): string | undefined => {
  const key = target.keys[name];
  return key === undefined ? undefined : (key.value ?? (key.env && environmentValue(key.env)));
};
