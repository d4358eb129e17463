import { isRecord } from '#conformance/harness';
import { refuse } from '../refusal.ts';

type Schema = Readonly<Record<string, unknown>>;

const known = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf', 'oneOf'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['title', 'description', 'default', 'examples', '$schema', 'strict'],
]);

const numberIn = (schema: Schema, name: string, otherwise: number): number => {
  const value = schema[name];
  return typeof value === 'number' ? value : otherwise;
};

const sampleText = (schema: Schema): string => {
  const least = numberIn(schema, 'minLength', 0);
  return 'harbour'.padEnd(least, 's').slice(0, numberIn(schema, 'maxLength', Number.POSITIVE_INFINITY));
};

const sampleNumber = (schema: Schema): number => {
  const most = numberIn(schema, 'maximum', Number.POSITIVE_INFINITY);
  return Math.ceil(Math.max(numberIn(schema, 'minimum', Math.min(7, most)), Math.min(0, most)));
};

const sampleList = (schema: Schema): unknown[] =>
  Array.from({ length: Math.min(numberIn(schema, 'minItems', 1), numberIn(schema, 'maxItems', 1)) }, () =>
    sampleOf(schema.items ?? {}),
  );

const sampleObject = ({ properties, required }: Schema): unknown => {
  const members = isRecord(properties) ? Object.entries(properties) : [];
  const due = Array.isArray(required) ? required : [];
  const wanted = members.filter(([name]) => due.length === 0 || due.includes(name));
  return Object.fromEntries(wanted.map(([name, schema]) => [name, sampleOf(schema)]));
};

const typeOf = ({ type, properties }: Schema): unknown => {
  if (type === undefined) return properties === undefined ? 'string' : 'object';
  return Array.isArray(type) ? type[0] : type;
};

/** A value that fits the schema; a schema with words that the model does not know is refused. */
export const sampleOf = (schema: unknown): unknown => {
  if (!isRecord(schema)) return 'harbour';
  const strange = Object.keys(schema).find(name => !known.has(name));
  if (strange !== undefined) refuse({ message: `the word ${strange} of a schema is not known here` });
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  for (const choice of [schema.anyOf, schema.oneOf]) if (Array.isArray(choice)) return sampleOf(choice[0]);
  switch (typeOf(schema)) {
    case 'object':
      return sampleObject(schema);
    case 'array':
      return sampleList(schema);
    case 'integer':
    case 'number':
      return sampleNumber(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
      return sampleText(schema);
    default:
      return refuse({ message: 'the type of a schema is not known here' });
  }
};
