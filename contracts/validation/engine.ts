// The engine that makes validators of schemas. What a server needs at its start is made ahead of time, by the
// generation; so Ajv is loaded only where something else has to be judged.
import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, Options } from 'ajv/dist/2020.js';

export interface EngineOptions {
  /** Report everything, or stop at the first: what strangers send must not buy unbounded work. */
  readonly allErrors: boolean;
  readonly useDefaults: boolean;
}

const annotations = ['example', 'discriminator', 'externalDocs', 'xml'];

const load = createRequire(import.meta.url);

export type Schemas = Readonly<Record<string, object>>;

/** A schema without an id of its own is known by its key. */
const idOf = (key: string, schema: object): string => ('$id' in schema ? String(schema.$id) : key);

/** Knows every schema, by the id that it tells for a key. */
export const engineOf = (
  schemas: Schemas,
  options: EngineOptions,
  code: Options['code'] = {},
): { readonly ajv: Ajv2020; idOf(key: string): string | undefined } => {
  const { Ajv2020: Engine } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const formats = load('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Engine({
    ...options,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    // A test holds every schema against the meta-schema; a process that starts has no time for it.
    validateSchema: false,
    code,
  });
  formats.default(ajv);
  ajv.addVocabulary(annotations);
  for (const [key, schema] of Object.entries(schemas))
    ajv.addSchema(schema, '$id' in schema ? undefined : key);
  return { ajv, idOf: key => (schemas[key] === undefined ? undefined : idOf(key, schemas[key])) };
};

/** Keeps what it refused last. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null | undefined;
}

/** By the keys of their schemas. */
export type Validators = Readonly<Record<string, Validator>>;

/** The validator of a schema by its key, or undefined where there is no such schema. */
export type Compiler = (key: string) => Validator | undefined;

/** Each schema is compiled at its first use. */
export const compilerOf = (schemas: Schemas, options: EngineOptions): Compiler => {
  // To make a validator small costs more than the few calls that a process makes of it give back.
  const engine = engineOf(schemas, options, { optimize: !options.allErrors });
  const compiled = new Map<string, Validator | undefined>();
  return key => {
    const id = engine.idOf(key);
    if (id === undefined) return undefined;
    const known = compiled.get(key) ?? engine.ajv.getSchema(id);
    compiled.set(key, known);
    return known;
  };
};
