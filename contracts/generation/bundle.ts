import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { isRecord, type Json, type JsonObject, pointerParts } from './json.ts';

/** Where a part that another file defines is put in the bundle, and under which name. */
interface Home {
  readonly section: string;
  readonly name: string;
}

export const readDocument = (file: string): JsonObject => {
  const parsed: unknown = parse(readFileSync(file, 'utf8'));
  if (!isRecord(parsed)) throw new Error(`${file} is not a mapping`);
  return parsed;
};

const lookUp = (document: JsonObject, pointer: string, file: string): Json => {
  let here: Json = document;
  for (const part of pointerParts(pointer)) {
    const next: Json | undefined = isRecord(here) ? here[part] : undefined;
    if (next === undefined) throw new Error(`${file}#${pointer} does not exist`);
    here = next;
  }
  return here;
};

const homeOf = (file: string, pointer: string, found: Json): Home => {
  const parts = pointerParts(pointer);
  const [first, section, name] = parts;
  if (first === 'components' && section !== undefined && name !== undefined) return { section, name };
  const last = parts.at(-1);
  if (last !== undefined) return { section: 'schemas', name: last };
  if (isRecord(found) && typeof found.title === 'string') return { section: 'schemas', name: found.title };
  throw new Error(`${file} is referred to as a whole, but has no title to be named by`);
};

/** One self-contained OpenAPI document: whatever other files define is pulled into its components. */
export const bundle = (root: string): JsonObject => {
  const documents = new Map<string, JsonObject>();
  const pulled = new Map<string, { origin: string; value: Json }>();
  const open = (file: string): JsonObject => {
    const known = documents.get(file) ?? readDocument(file);
    documents.set(file, known);
    return known;
  };

  const pull = (reference: string, from: string): string => {
    const [path = '', pointer = ''] = reference.split('#');
    const file = path === '' ? from : resolve(dirname(from), path);
    if (file === root) return `#${pointer}`;
    const found = lookUp(open(file), pointer, file);
    const { section, name } = homeOf(file, pointer, found);
    const key = `${section}/${name}`;
    const origin = `${file}#${pointer}`;
    const earlier = pulled.get(key);
    if (earlier !== undefined && earlier.origin !== origin) {
      throw new Error(`${key} would be defined by ${earlier.origin} and by ${origin}`);
    }
    if (earlier === undefined) {
      const slot = { origin, value: null as Json };
      pulled.set(key, slot);
      slot.value = rewrite(found, file);
    }
    return `#/components/${key}`;
  };

  const rewrite = (value: Json, from: string): Json => {
    if (Array.isArray(value)) return value.map(item => rewrite(item, from));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
      if (from !== root && (key === '$id' || key === '$schema')) return [];
      return [[key, key === '$ref' && typeof inner === 'string' ? pull(inner, from) : rewrite(inner, from)]];
    });
    return Object.fromEntries(entries);
  };

  const main = rewrite(open(root), root);
  if (!isRecord(main)) throw new Error(`${root} is not a mapping`);
  return withComponents(main, pulled);
};

const withComponents = (main: JsonObject, pulled: ReadonlyMap<string, { value: Json }>): JsonObject => {
  const components = isRecord(main.components) ? { ...main.components } : {};
  for (const [key, { value }] of [...pulled].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [section = '', name = ''] = key.split('/');
    const present = components[section];
    const own = isRecord(present) ? present : {};
    if (name in own) {
      const alias = own[name];
      const same = isRecord(alias) && alias.$ref === `#/components/${key}`;
      if (!same) throw new Error(`components/${key} is defined both here and elsewhere`);
    }
    components[section] = { ...own, [name]: value };
  }
  return { ...main, components };
};
