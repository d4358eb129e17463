import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Problem, type Profile, validateDocument } from '#contracts';

const shipped = join(import.meta.dirname, '../profiles');

export const profileNames = async (): Promise<string[]> =>
  (await readdir(shipped))
    .flatMap(name => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []))
    .sort();

export type ProfileRead =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const withDefaults = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? { dialect: 'orchqueue', levels: ['MUST'], exclude: [], bounds: {}, budget_ms: 900_000, seed: 1, ...value }
    : value;

/** A profile by its name, or by the path of a file of one's own. */
export const readProfile = async (nameOrPath: string): Promise<ProfileRead> => {
  const path = (await profileNames()).includes(nameOrPath) ? join(shipped, `${nameOrPath}.yaml`) : nameOrPath;
  const checked = validateDocument('profile', withDefaults(parse(await readFile(path, 'utf8'))));
  return checked.ok ? { ok: true, profile: checked.value } : checked;
};
