import { requirementOf } from '../ids.ts';
import type { Problem } from '../model.ts';
import type { GateInput, Rule } from './gate-input.ts';

const rule = 'link-unknown';

/** What tests, tags, mutants, comments and operations name has to exist. */
export const linksExist: Rule = input => {
  const { links } = input;
  const known = knownRefs(input);
  const check = (refs: readonly string[], where: string, who: string) =>
    refs
      .filter(ref => !known.has(ref))
      .map((ref): Problem => ({ rule, where, sentence: `${who} names ${ref}, ${whyNot(input, ref)}.` }));
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

/** Why a reference names nothing. */
function whyNot(input: GateInput, ref: string): string {
  const id = requirementOf(ref);
  const row = input.extraction.rows.find(each => each.id === id);
  const retired = input.extraction.retired.some(each => each.id === id);
  const letters = row?.clauses.map(clause => clause.letter).join('') ?? '';
  if (retired) return 'which is retired';
  if (row === undefined) return 'which is no requirement';
  if (letters === '') return `but ${id} has no lettered clauses`;
  return `but ${id} has the clauses ${[...letters].map(letter => `(${letter})`).join(' ')}`;
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
      .map(claim => {
        const sentence = `x-req-id of ${id} names ${claim}, ${whyNot(input, claim)}.`;
        return { rule, where: file, sentence };
      });
  });
};
