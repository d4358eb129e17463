import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Problem, type Profile, validateDocument } from '#contracts';
import { dialectOf } from './dialect.ts';

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
    ? {
        dialect: 'orchqueue',
        levels: ['MUST'],
        exclude: [],
        bounds: {},
        budget_ms: 900_000,
        seed: 1,
        ...value,
      }
    : value;

const strangers = ({ requirements, dialect }: Profile): Problem[] =>
  requirements.flatMap((name, at) =>
    dialectOf(name) === dialect
      ? []
      : [
          {
            path: `/requirements/${at}`,
            message: `${name} is not said in the dialect ${dialect}`,
            found: name,
            allowed: `what is said in the dialect ${dialect}`,
            keyword: 'dialect',
          },
        ],
  );

/** A profile by its name, or by the path of a file of one's own. */
export const readProfile = async (nameOrPath: string): Promise<ProfileRead> => {
  const path = (await profileNames()).includes(nameOrPath) ? join(shipped, `${nameOrPath}.yaml`) : nameOrPath;
  const checked = validateDocument('profile', withDefaults(parse(await readFile(path, 'utf8'))));
  if (!checked.ok) return checked;
  const problems = strangers(checked.value);
  return problems.length === 0 ? { ok: true, profile: checked.value } : { ok: false, problems };
};
