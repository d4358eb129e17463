import { type Contract, type Location, showLocation } from './contract.ts';
import { canonical, isObject, type Json, type JsonObject, listOf, objectOf, same, textsOf } from './json.ts';
import { expanded } from './resolve.ts';
import { everyType, handled, lowerLimits, unions, upperLimits } from './schema-keywords.ts';
import { below, type FlatPart, flatten, type Node } from './schema-parts.ts';
import { isText } from './texts.ts';

/** Everything that a position says, its parts merged. */
export interface View {
  readonly at: Location;
  readonly places: readonly Location[];
  readonly types: ReadonlySet<string>;
  /** null: any value of the types. */
  readonly values: readonly Json[] | null;
  readonly isExtensible: boolean;
  readonly fields: ReadonlyMap<string, Node>;
  readonly required: ReadonlySet<string>;
  readonly limits: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<'pattern' | 'format', string>;
  readonly isClosed: boolean;
  readonly additional: Node;
  readonly items: Node;
  readonly union: readonly Node[];
  readonly constraints: ReadonlyMap<string, Json>;
  readonly defaultValue: Json | undefined;
}

type Pair = readonly [FlatPart, JsonObject];

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function typesOf(part: FlatPart, schema: JsonObject): Set<string> {
  if (same(schema.not, {})) return new Set();
  const named = textsOf(schema.type);
  const values = 'const' in schema ? [schema.const ?? null] : listOf(schema.enum);
  const types = new Set(named.length > 0 ? named : values.map(typeOf));
  if (types.size === 0) return new Set(everyType);
  if (types.has('number')) types.add('integer');
  if (part.orNull || schema.nullable === true) types.add('null');
  return types;
}

function valuesOf(parts: readonly Pair[]): Json[] | null {
  let values: Json[] | null = null;
  for (const [part, schema] of parts) {
    if (!('const' in schema) && !Array.isArray(schema.enum)) continue;
    const own = 'const' in schema ? [schema.const ?? null] : listOf(schema.enum);
    const mine = part.orNull ? [...own, null] : own;
    values = values === null ? mine : values.filter(value => mine.some(other => same(value, other)));
  }
  return values;
}

function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : null;
}

/** OpenAPI 3.0 writes an exclusive bound as a flag beside the bound. */
function withoutFlags(schema: JsonObject): JsonObject {
  const written = { ...schema };
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    delete written[flag];
    if (schema[flag] && schema[bound] !== undefined) {
      written[flag] = schema[bound];
      delete written[bound];
    }
  }
  return written;
}

function limitsOf(parts: readonly Pair[]): Map<string, number> {
  const limits = new Map<string, number>();
  for (const [keywords, pick] of [[lowerLimits, Math.max] as const, [upperLimits, Math.min] as const]) {
    for (const [keyword, absent] of keywords) {
      for (const [, schema] of parts) {
        const value = numberOf(withoutFlags(schema)[keyword]);
        if (value !== null) limits.set(keyword, pick(limits.get(keyword) ?? absent, value));
      }
      if (limits.get(keyword) === absent) limits.delete(keyword);
    }
  }
  return limits;
}

function fieldsOf(parts: readonly Pair[]): Map<string, Node> {
  const fields = new Map<string, Node>();
  for (const [part, schema] of parts) {
    for (const [name, field] of Object.entries(objectOf(schema.properties))) {
      fields.set(name, [...(fields.get(name) ?? []), below(part, field, 'properties', name)]);
    }
  }
  return fields;
}

function nodeAt(parts: readonly Pair[], keyword: string): Node {
  return parts.flatMap(([part, schema]) => {
    const inner = schema[keyword];
    return isObject(inner) && Object.keys(inner).length > 0 ? [below(part, inner, keyword)] : [];
  });
}

function constraintsOf(contract: Contract, parts: readonly Pair[], union: string | null): Map<string, Json> {
  const found = new Map<string, Json[]>();
  for (const [part, schema] of parts) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (handled.has(keyword) || isText(keyword) || keyword.startsWith('x-') || keyword === union) continue;
      const written = expanded(contract, below(part, value, keyword));
      found.set(keyword, [...(found.get(keyword) ?? []), written]);
    }
  }
  return new Map(
    [...found].map(([keyword, list]) => [keyword, list.length === 1 ? (list[0] ?? null) : list]),
  );
}

function unionOf(parts: readonly Pair[]): { keyword: string | null; members: Node[] } {
  for (const keyword of unions) {
    const [only, ...more] = parts.filter(([, schema]) => Array.isArray(schema[keyword]));
    if (only === undefined || more.length > 0) continue;
    const [part, schema] = only;
    return {
      keyword,
      members: listOf(schema[keyword]).map((member, index) => [below(part, member, keyword, index)]),
    };
  }
  return { keyword: null, members: [] };
}

function wordsOf(parts: readonly Pair[]): Map<'pattern' | 'format', string> {
  const words = new Map<'pattern' | 'format', string>();
  for (const keyword of ['pattern', 'format'] as const) {
    const found = parts.flatMap(([, schema]) => textsOf(schema[keyword]));
    if (found.length > 0) words.set(keyword, [...new Set(found)].sort().join(' and '));
  }
  return words;
}

function commonTypes(parts: readonly Pair[]): Set<string> {
  const each = parts.map(([part, schema]) => typesOf(part, schema));
  return new Set([...everyType].filter(type => each.every(types => types.has(type))));
}

export function viewOf(contract: Contract, node: Node, fallback: Location): View {
  const flat = node.flatMap(part => flatten(contract, part));
  const parts: Pair[] = flat.map(part => [part, objectOf(part.schema)]);
  const speaks = parts.find(([, schema]) => Object.keys(schema).some(keyword => !isText(keyword)));
  const { keyword, members } = unionOf(parts);
  const defaults = parts.flatMap(([, schema]) => (schema.default === undefined ? [] : [schema.default]));
  return {
    at: (speaks ?? parts[0])?.[0].at ?? fallback,
    places: [...node.map(part => part.at), ...flat.map(part => part.at)],
    types: commonTypes(parts),
    values: valuesOf(parts),
    isExtensible: parts.some(([, schema]) => (schema['x-extensible-enum'] ?? false) !== false),
    fields: fieldsOf(parts),
    required: new Set(parts.flatMap(([, schema]) => textsOf(schema.required))),
    limits: limitsOf(parts),
    words: wordsOf(parts),
    isClosed: parts.some(([, schema]) =>
      [schema.additionalProperties, schema.unevaluatedProperties].includes(false),
    ),
    additional: nodeAt(parts, 'additionalProperties'),
    items: nodeAt(parts, 'items'),
    union: members,
    constraints: constraintsOf(contract, parts, keyword),
    defaultValue: defaults.at(-1),
  };
}

/** Equal for two positions that mean the same, however they are written. */
export function meaningOf(contract: Contract, node: Node): string {
  return canonical(node.map(part => expanded(contract, part)));
}

export function keyOf(view: View): string {
  return view.places.map(showLocation).join(' ');
}
