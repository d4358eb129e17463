import type { Row } from '../model.ts';
import type { GateInput, Rule } from './gate-input.ts';

/** A text that changed makes the links below it suspect, until someone has looked at each. */
export const changesAreConfirmed: Rule = input =>
  input.extraction.rows.flatMap(row => {
    const before = input.confirmed.get(row.id);
    if (before === undefined || before === row.hash || before === 'retired') return [];
    const where = `.specs/${row.area}.md:${row.line}`;
    const links = linksOf(input, row);
    const below = links.length === 0 ? 'nothing links to it yet' : `look at ${links.join('; ')}`;
    const sentence = `${row.id} has changed: ${below}; then run npx assay requirements confirm ${row.id}`;
    return [{ rule: 'unconfirmed', where, sentence }];
  });

/** Everything that has to be looked at again when the text of a row changes. */
export function linksOf({ links }: Pick<GateInput, 'links'>, row: Row): readonly string[] {
  const own = new Set([row.id, ...row.clauses.map(clause => clause.id)]);
  const named = (refs: readonly string[]) => refs.some(ref => own.has(ref));
  return [
    ...row.contracts,
    ...links.proofs.filter(link => named(link.refs)).map(link => `${link.file} "${link.title}"`),
    ...links.mutants.filter(link => named(link.refs)).map(link => `${link.file} "${link.title}"`),
    ...links.code.filter(link => named(link.refs)).map(link => `${link.file} ${link.symbol}`.trim()),
  ];
}

/** New ids are told in one sentence: a first edition of the words has hundreds. */
export const newOnesAreConfirmed: Rule = ({ extraction, confirmed }) => {
  const fresh = extraction.rows.filter(row => !confirmed.has(row.id)).map(row => row.id);
  const [first] = fresh;
  if (first === undefined) return [];
  const who = fresh.length === 1 ? `${first} is new` : `${first} and ${fresh.length - 1} more are new`;
  return [
    { rule: 'unconfirmed', where: first, sentence: `${who}: run npx assay requirements confirm --new` },
  ];
};
