import { nearest } from './nearest.ts';

/** One thing that is wrong with a value, in words for the person who has to mend it. */
export interface Problem {
  /** JSON pointer of the value; empty for the whole. */
  readonly path: string;
  readonly message: string;
  /** What stands there, shortened. */
  readonly found: string;
  /** What may stand there. */
  readonly allowed: string;
  /** The schema keyword or the rule that refused it. */
  readonly keyword: string;
}

/** What a schema engine says about one refusal. */
export interface Refusal {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly parentSchema?: unknown;
}

const shownMax = 80;

export const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
};

export const makeProblem = (part: Omit<Problem, 'message'> & { readonly hint?: string }): Problem => {
  const { hint, ...problem } = part;
  const where = problem.path === '' ? 'the document' : problem.path;
  const tail = hint === undefined ? '' : ` ${hint}`;
  return { ...problem, message: `${where}: found ${problem.found}; allowed: ${problem.allowed}.${tail}` };
};

const escapePart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const meant = (word: unknown, candidates: readonly string[]): { hint?: string } => {
  const near = typeof word === 'string' ? nearest(word, candidates) : undefined;
  return near === undefined ? {} : { hint: `Did you mean ${near}?` };
};

const knownFields = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
};

const unknownField = (refusal: Refusal, name: string): Problem => {
  const fields = knownFields(refusal.parentSchema);
  return makeProblem({
    path: `${refusal.instancePath}/${escapePart(name)}`,
    found: `the unknown field ${name}`,
    allowed: fields.length === 0 ? 'no field' : fields.join(', '),
    keyword: 'additionalProperties',
    ...meant(name, fields),
  });
};

const articles: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  type: ({ type }) => `a value of type ${[type].flat().join(' or ')}`,
  minimum: ({ limit }) => `at least ${limit}`,
  maximum: ({ limit }) => `at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `more than ${limit}`,
  exclusiveMaximum: ({ limit }) => `less than ${limit}`,
  multipleOf: ({ multipleOf }) => `a multiple of ${multipleOf}`,
  minLength: ({ limit }) => `at least ${limit} characters`,
  maxLength: ({ limit }) => `at most ${limit} characters`,
  minItems: ({ limit }) => `at least ${limit} items`,
  maxItems: ({ limit }) => `at most ${limit} items`,
  minProperties: ({ limit }) => `at least ${limit} fields`,
  maxProperties: ({ limit }) => `at most ${limit} fields`,
  pattern: ({ pattern }) => `text that matches ${pattern}`,
  format: ({ format }) => `text in the format ${format}`,
  uniqueItems: ({ i, j }) => `items that differ (${j} and ${i} are alike)`,
  const: ({ allowedValue }) => shown(allowedValue),
};

export const problemOf = (refusal: Refusal): Problem => {
  const { keyword, instancePath: path, params, data } = refusal;
  const name = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof name === 'string') return unknownField(refusal, name);
  if (refusal.keyword === 'propertyNames') {
    const field = String(params.propertyName);
    return makeProblem({
      path: `${path}/${escapePart(field)}`,
      found: `the field ${field}`,
      allowed: 'another name',
      keyword,
    });
  }
  const missing = params.missingProperty;
  if (typeof missing === 'string') {
    return makeProblem({
      path: `${path}/${escapePart(missing)}`,
      found: 'nothing',
      allowed: 'a value is required',
      keyword,
    });
  }
  const values = params.allowedValues;
  if (Array.isArray(values)) {
    const words = values.map(String);
    return makeProblem({
      path,
      found: shown(data),
      allowed: words.join(', '),
      keyword,
      ...meant(data, words),
    });
  }
  const allowed = articles[keyword]?.(params) ?? refusal.message ?? `what ${keyword} asks for`;
  return makeProblem({ path, found: shown(data), allowed, keyword });
};
