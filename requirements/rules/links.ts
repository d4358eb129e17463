import { requirementOf } from '../ids.ts';
import type { Problem } from '../model.ts';
import type { GateInput, Rule } from './gate-input.ts';

/** What tests, tags, mutants, comments and operations name has to exist. */
export const linksExist: Rule = input => {
  const { links } = input;
  const known = knownRefs(input);
  const check = (refs: readonly string[], where: string, who: string) =>
    refs.filter(ref => !known.has(ref)).map((ref): Problem => unknown(input, ref, where, who));
  return [
    ...links.problems,
    ...links.proofs.flatMap(link => check(link.refs, link.file, `"${link.title}"`)),
    ...links.mutants.flatMap(link => check(link.refs, link.file, `"${link.title}"`)),
    ...links.code.flatMap(link => check(link.refs, link.file, '@implements')),
  ];
};

function knownRefs({ extraction }: GateInput): ReadonlySet<string> {
  return new Set(extraction.rows.flatMap(row => [row.id, ...row.clauses.map(clause => clause.id)]));
}

function unknown(input: GateInput, ref: string, where: string, who: string): Problem {
  const id = requirementOf(ref);
  const row = input.extraction.rows.find(each => each.id === id);
  const retired = input.extraction.retired.some(each => each.id === id);
  const letters = row?.clauses.map(clause => clause.letter).join('') ?? '';
  const why = retired
    ? `which is retired`
    : row === undefined
      ? `which is no requirement`
      : letters === ''
        ? `but ${id} has no lettered clauses`
        : `but ${id} has the clauses ${[...letters].map(letter => `(${letter})`).join(' ')}`;
  return { rule: 'link-unknown', where, sentence: `${who} names ${ref}, ${why}.` };
}

/** Every operation says which requirements it stands for. */
export const operationsName: Rule = input => {
  const known = knownRefs(input);
  return input.contracts.operations.flatMap(({ id, file, claims }): Problem[] => {
    if (claims.length === 0) {
      return [{ rule: 'operation-without-id', where: file, sentence: `${id} has no x-req-id.` }];
    }
    return claims
      .filter(claim => !known.has(claim))
      .map(claim => unknown(input, claim, file, `x-req-id of ${id}`));
  });
};
