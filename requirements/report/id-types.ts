import type { Row } from '../model.ts';

/** The ids as types, so that a wrong one in a suite does not compile. */
export function renderIdTypes(rows: readonly Row[]): string {
  const ids = rows.map(row => row.id);
  const clauses = rows.flatMap(row => row.clauses.map(clause => clause.id));
  return [
    '// Generated from .specs; never edited. A clause without a letter is its requirement.',
    '',
    list('requirementIds', ids),
    'export type RequirementId = (typeof requirementIds)[number];',
    '',
    list('clauseIds', clauses),
    'export type ClauseId = (typeof clauseIds)[number];',
    '',
  ].join('\n');
}

function list(name: string, ids: readonly string[]): string {
  const lines = [...new Set(ids)].sort().map(id => `  '${id}',`);
  return `export const ${name} = [\n${lines.join('\n')}\n] as const;`;
}
