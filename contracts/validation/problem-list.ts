import { makeProblem, type Problem, problemOf, type Refusal, shown } from './problem.ts';

const problemsMax = 32;

const combinators = new Set(['oneOf', 'anyOf']);

const alternativesOf = (schema: unknown, keyword: string): readonly unknown[] => {
  const list: unknown =
    typeof schema === 'object' && schema !== null ? Reflect.get(schema, keyword) : undefined;
  return Array.isArray(list) ? list : [];
};

/** The field that each alternative asks for, where that is all they differ by. */
const choiceOf = (refusal: Refusal): readonly string[] | undefined => {
  const names = alternativesOf(refusal.parentSchema, refusal.keyword).map(alternative => {
    const required: unknown =
      typeof alternative === 'object' && alternative !== null
        ? Reflect.get(alternative, 'required')
        : undefined;
    return Array.isArray(required) && required.length === 1 ? String(required[0]) : undefined;
  });
  const known = names.filter(name => name !== undefined);
  return known.length > 0 && known.length === names.length ? known : undefined;
};

const present = (value: unknown, names: readonly string[]): readonly string[] =>
  typeof value === 'object' && value !== null ? names.filter(name => Object.hasOwn(value, name)) : [];

const choiceProblem = (refusal: Refusal, names: readonly string[]): Problem =>
  makeProblem({
    path: refusal.instancePath,
    found: present(refusal.data, names).join(' and ') || 'none of them',
    allowed: `${refusal.keyword === 'oneOf' ? 'exactly' : 'at least'} one of ${names.join(', ')}`,
    keyword: refusal.keyword,
  });

const isBelow = (refusal: Refusal, combinator: Refusal): boolean =>
  refusal !== combinator && refusal.schemaPath.startsWith(`${combinator.schemaPath}/`);

/** Refusals in words: a choice between fields is one problem, and the branches that were not meant are left out. */
export const problemsOf = (refusals: readonly Refusal[]): readonly Problem[] => {
  const choices = refusals.flatMap(refusal => {
    const names = combinators.has(refusal.keyword) ? choiceOf(refusal) : undefined;
    return names === undefined ? [] : [{ refusal, names }];
  });
  const isCovered = (refusal: Refusal): boolean => choices.some(choice => isBelow(refusal, choice.refusal));
  return refusals
    .filter(refusal => !isCovered(refusal) && refusal.keyword !== 'if')
    .map(refusal => {
      const choice = choices.find(candidate => candidate.refusal === refusal);
      return choice === undefined ? problemOf(refusal) : choiceProblem(refusal, choice.names);
    });
};

const more = (count: number): Problem => ({
  path: '',
  message: `${count - problemsMax} further problems are not listed.`,
  found: shown(count),
  allowed: 'no problem',
  keyword: 'more',
});

/** At most so many problems as an answer can hold. */
export const limited = (problems: readonly Problem[]): readonly Problem[] =>
  problems.length <= problemsMax ? problems : [...problems.slice(0, problemsMax), more(problems.length)];
