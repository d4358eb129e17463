import type { Row } from '../model.ts';
import type { GateInput, Rule } from './gate-input.ts';

/** A text that changed makes the links below it suspect, until someone has looked at each. */
export const changesAreConfirmed: Rule = input =>
  input.extraction.rows.flatMap(row => {
    const before = input.confirmed.get(row.id);
    if (before === row.hash || before === 'retired') return [];
    const where = `.specs/${row.area}.md:${row.line}`;
    if (before === undefined) {
      const sentence = `${row.id} is new: run npx assay requirements confirm --new`;
      return [{ rule: 'unconfirmed', where, sentence }];
    }
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
