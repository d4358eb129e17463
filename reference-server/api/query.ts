// The query of a list, each parameter judged as the contract says, and all problems at once.
import { invalidParams, type PublicProblem } from './public-problems.ts';

/** Undefined: the value is none that may stand there. */
type Reading<Value> = (text: string) => Value | undefined;

export interface QueryParameter<Value> {
  readonly read: Reading<Value>;
  readonly allowed: string;
  readonly rule: string;
}

type Parameters = Readonly<Record<string, QueryParameter<unknown>>>;

export type Query<Shape extends Parameters> = {
  readonly [Name in keyof Shape]?: Shape[Name] extends QueryParameter<infer Value> ? Value : never;
} & { readonly cursor?: string; readonly limit: number };

const limitMax = 200;
const limitDefault = 50;
const nameMax = 64;
const problemsMax = 32;

export function matching(pattern: RegExp, allowed: string): QueryParameter<string> {
  return { read: text => (pattern.test(text) ? text : undefined), allowed, rule: 'pattern' };
}

export function oneOf<Value extends string>(values: readonly Value[]): QueryParameter<Value> {
  return { read: text => values.find(value => value === text), allowed: values.join(', '), rule: 'enum' };
}

const paging: Parameters = {
  cursor: matching(/^[A-Za-z0-9_-]{1,512}$/, 'the next_cursor of an earlier page'),
  limit: {
    read: text => {
      const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
      return limit >= 1 && limit <= limitMax ? limit : undefined;
    },
    allowed: `a whole number from 1 to ${limitMax}`,
    rule: 'range',
  },
};

function problem(name: string, allowed: string, rule: string): PublicProblem {
  const shown = name.slice(0, nameMax);
  return { pointer: `/${shown}`, message: `/${shown}: allowed: ${allowed}.`, rule };
}

/** Problems are collected in `problems`. */
function readParameter(
  parameters: Parameters,
  [name, texts]: readonly [string, readonly string[]],
  problems: PublicProblem[],
): readonly [string, unknown] {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const [text = ''] = texts;
  const value = parameter?.read(text);
  if (parameter === undefined) {
    problems.push(problem(name, `the parameters ${Object.keys(parameters).join(', ')}`, 'unknown'));
  } else if (texts.length !== 1) problems.push(problem(name, 'one value', 'unique'));
  else if (value === undefined) problems.push(problem(name, parameter.allowed, parameter.rule));
  return [name, value];
}

export function queryOf<Shape extends Parameters>(search: string, shape: Shape): Query<Shape> {
  const given = new URLSearchParams(search);
  const parameters = { ...shape, ...paging };
  const problems: PublicProblem[] = [];
  const names = [...new Set(given.keys())];
  const values = names.map(name => readParameter(parameters, [name, given.getAll(name)], problems));
  if (problems.length > 0) throw invalidParams(problems.slice(0, problemsMax));
  // Every value was read by its parameter.
  return { limit: limitDefault, ...Object.fromEntries(values) } as Query<Shape>;
}

export function pathText(name: string, text: string | undefined, parameter: QueryParameter<string>): string {
  const value = text === undefined ? undefined : parameter.read(text);
  if (value === undefined) throw invalidParams([problem(name, parameter.allowed, parameter.rule)]);
  return value;
}
