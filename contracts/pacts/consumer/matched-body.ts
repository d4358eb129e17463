// An example as the pact holds it: narrowed to what the contract requires and the client relies on, each place with
// the matcher that the contract's schema gives it.
import { isRecord } from '../../generation/json.ts';
import { itself, listOf, type Matcher, spelled, typed, whole } from './matchers.ts';
import type { SchemaView } from './schema-view.ts';

export interface Needs {
  readonly exact: readonly string[];
  readonly relied: readonly string[];
}

/** The needed place is here, or somewhere below. */
const isAt = (pointer: string, needed: string): boolean =>
  needed === pointer || needed.startsWith(`${pointer}/`);

const scalar = (value: unknown, { type, pattern, values }: SchemaView): Matcher => {
  if (typeof value === 'string' && values !== undefined) return spelled(`^(${values.join('|')})$`, value);
  if (typeof value === 'string' && pattern !== undefined) return spelled(pattern, value);
  if (type === 'integer') return whole(value);
  if (type === 'number') return { 'pact:matcher:type': 'number', value };
  return typed(value);
};

interface Place {
  readonly value: unknown;
  readonly schema: SchemaView;
  readonly pointer: string;
  readonly needs: Needs;
}

const isNeeded = (name: string, { schema, pointer, needs }: Place): boolean =>
  schema.required.includes(name) ||
  [...needs.exact, ...needs.relied].some(needed => isAt(`${pointer}/${name}`, needed));

const narrowedMembers = (place: Place): [string, Place][] => {
  const { value, schema, pointer, needs } = place;
  if (!isRecord(value)) return [];
  return Object.entries(value)
    .filter(([name]) => isNeeded(name, place))
    .map(([name, inner]) => [
      name,
      { value: inner, schema: schema.property(name), pointer: `${pointer}/${name}`, needs },
    ]);
};

const firstItem = ({ value, schema, pointer, needs }: Place): Place => ({
  value: Array.isArray(value) ? value[0] : undefined,
  schema: schema.items(),
  pointer: `${pointer}/*`,
  needs,
});

/** A free object, such as an artifact's content, has no schema of its own and is kept whole. */
const isFree = (schema: SchemaView): boolean => schema.type === undefined && schema.required.length === 0;

const keptWhole = ({ pointer, needs, value, schema }: Place): boolean =>
  needs.exact.includes(pointer) || (isRecord(value) && isFree(schema));

const narrow = (place: Place): unknown => {
  const { value } = place;
  if (keptWhole(place)) return value;
  if (Array.isArray(value)) return value.length === 0 ? [] : [narrow(firstItem(place))];
  if (!isRecord(value)) return value;
  return Object.fromEntries(narrowedMembers(place).map(([name, inner]) => [name, narrow(inner)]));
};

/** A list of which nothing is needed may be empty, as the contract lets it be. */
const isReliedOn = ({ pointer, needs }: Place): boolean =>
  [...needs.exact, ...needs.relied].some(needed => needed === pointer || needed.startsWith(`${pointer}/*`));

const match = (place: Place): unknown => {
  const { value, schema, pointer, needs } = place;
  if (needs.exact.includes(pointer)) return pointer.includes('*') ? itself(value) : value;
  if (keptWhole(place)) return typed(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return typed([]);
    return listOf([match(firstItem(place))], isReliedOn(place) ? 1 : 0);
  }
  if (!isRecord(value)) return scalar(value, schema);
  return Object.fromEntries(narrowedMembers(place).map(([name, inner]) => [name, match(inner)]));
};

const placeOf = (value: unknown, schema: SchemaView, needs: Needs): Place => ({
  value,
  schema,
  pointer: '',
  needs,
});

export const narrowedBody = (value: unknown, schema: SchemaView, needs: Needs): unknown =>
  narrow(placeOf(value, schema, needs));

export const matchedBody = (value: unknown, schema: SchemaView, needs: Needs): unknown =>
  match(placeOf(value, schema, needs));

/** What no place of the example answers to: a pointer that was mistyped would else say nothing. */
export const idleNeeds = (value: unknown, needs: Needs): readonly string[] =>
  [...needs.exact, ...needs.relied].filter(pointer => {
    const found = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((here, part) => {
        if (part === '*') return Array.isArray(here) ? here[0] : undefined;
        return isRecord(here) ? here[part] : undefined;
      }, value);
    return found === undefined;
  });
