import type { Problem } from '../model.ts';
import type { Rule } from './gate-input.ts';

/** One id, one place: twice in a file or in two files, or alive and retired at once, is a clash. */
export const idsAreUnique: Rule = ({ extraction }) => {
  const first = new Map<string, string>();
  const found: Problem[] = [];
  for (const { id, area, line } of [...extraction.rows, ...extraction.retired]) {
    const where = `.specs/${area}.md:${line}`;
    const before = first.get(id);
    if (before === undefined) first.set(id, where);
    else found.push({ rule: 'id-twice', where, sentence: `${id} is used already at ${before}.` });
  }
  return found;
};

/** An id that meant something once never means something else, and never vanishes without a word. */
export const idsAreKept: Rule = ({ extraction, confirmed }) => {
  const retired = new Set(extraction.retired.map(row => row.id));
  const alive = new Set(extraction.rows.map(row => row.id));
  const reused = extraction.rows
    .filter(row => confirmed.get(row.id) === 'retired')
    .map(row => ({
      rule: 'id-reused',
      where: `.specs/${row.area}.md:${row.line}`,
      sentence: `${row.id} was retired and is not used again: take a new id.`,
    }));
  const lost = [...confirmed.keys()]
    .filter(id => !retired.has(id) && !alive.has(id))
    .map(id => ({
      rule: 'id-lost',
      where: id,
      sentence: `${id} is gone from .specs: keep its row as "**${id}** (RETIRED) reason".`,
    }));
  const silent = extraction.retired
    .filter(row => row.reason === '')
    .map(row => ({
      rule: 'id-lost',
      where: `.specs/${row.area}.md:${row.line}`,
      sentence: `${row.id} is retired without a reason.`,
    }));
  return [...reused, ...lost, ...silent];
};
