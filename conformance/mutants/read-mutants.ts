import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { isRecord } from '#conformance/harness';
import { type Mutant, mutantKinds } from './mutant.ts';

/** A row that is no mutant; the sentence names file and row. */
export class UnreadableMutant extends Error {
  override readonly name = 'UnreadableMutant';
}

const known = ['name', 'breaks', 'kind', 'file', 'find', 'replace', 'why', 'reader'];

const readRow = (row: unknown, place: string): Mutant => {
  const refuse = (sentence: string): never => {
    throw new UnreadableMutant(`${place}: ${sentence}`);
  };
  if (!isRecord(row)) return refuse('is no mapping');
  const extra = Object.keys(row).filter(name => !known.includes(name));
  if (extra.length > 0) refuse(`has ${extra.join(', ')}; known are ${known.join(', ')}`);
  const text = (name: string): string => {
    const value = row[name];
    return typeof value === 'string' ? value : refuse(`says no ${name}`);
  };
  const kind =
    mutantKinds.find(each => each === row.kind) ?? refuse(`has no kind of ${mutantKinds.join(', ')}`);
  const breaks = [row.breaks].flat().filter(clause => typeof clause === 'string');
  if (breaks.length === 0) refuse('breaks no clause');
  const reader = row.reader === undefined ? {} : { reader: text('reader') };
  const [find, replace] = [text('find'), text('replace')];
  if (find === '' || find === replace) refuse('changes nothing');
  return {
    id: `${place}/${text('name')}`,
    breaks,
    kind,
    file: text('file'),
    find,
    replace,
    why: text('why'),
    ...reader,
  };
};

const parsedYaml = (name: string, text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new UnreadableMutant(`${name}: ${error.message}`);
    throw error;
  }
};

/** `<area>/<topic>.yaml`, each a list; a mutant's id is `<area>/<topic>/<name>`. */
export const readMutants = async (folder: string): Promise<Mutant[]> => {
  const names = (await readdir(folder, { recursive: true }))
    .filter(name => name.endsWith('.yaml') && /[\\/]/.test(name))
    .sort();
  const read = await Promise.all(
    names.map(async name => {
      const rows = parsedYaml(name, await readFile(join(folder, name), 'utf8'));
      const place = name.replaceAll('\\', '/').slice(0, -'.yaml'.length);
      if (!Array.isArray(rows)) throw new UnreadableMutant(`${name} is no list of mutants`);
      return rows.map(row => readRow(row, place));
    }),
  );
  const mutants = read.flat();
  const ids = mutants.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new UnreadableMutant(`two mutants are called ${twice}`);
  return mutants;
};

/** Why its patch does not fit the source any more; undefined where it does. */
export const staleness = async (root: string, { file, find }: Mutant): Promise<string | undefined> => {
  const source = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (source === undefined) return `there is no ${file}`;
  const count = source.split(find).length - 1;
  return count === 1 ? undefined : `its text occurs ${count} times in ${file}`;
};
