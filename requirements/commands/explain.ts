import { requirementOf } from '../ids.ts';
import type { Requirement } from '../requirement.ts';
import type { Io } from './io.ts';
import { nearIds } from './near-ids.ts';
import { wrap } from './wrap.ts';

export interface ExplainArgs {
  readonly id: string;
}

/** Prints all there is to know about one requirement: exit 0, or 2 with the nearest ids. */
export async function explain(
  { id }: ExplainArgs,
  load: () => Promise<readonly Requirement[]>,
  io: Io,
): Promise<number> {
  const rows = await load();
  const asked = requirementOf(id.trim().toUpperCase());
  const row = rows.find(each => each.id === asked);
  if (row === undefined) {
    const near = nearIds(
      asked,
      rows.map(each => each.id),
    );
    const hint = near.length === 0 ? '' : ` Near it: ${near.join(', ')}.`;
    io.err(wrap(`There is no requirement ${id}.${hint}`));
    return 2;
  }
  io.out(describe(row));
  return 0;
}

function describe(row: Requirement): string {
  return [
    `${row.id} (${row.level}) ${row.area}, ${row.section}`,
    `profile ${row.profile}, since ${row.since}, status ${row.status}, hash ${row.hash}`,
    '',
    wrap(leadOf(row)),
    ...(row.note === '' ? [] : ['', wrap(`Note: ${row.note}`)]),
    ...block(
      'Clauses',
      row.clauses.map(clause => wrap(clauseLine(clause), '  ', '      ')),
    ),
    ...block(
      'Contract',
      row.contracts.map(pointer => `  ${pointer}`),
    ),
    ...block(
      'Proofs',
      row.proofs.flatMap(({ file, title, proves }) => [
        wrap(title, '  ', '    '),
        wrap(`${proves.join(', ')} in ${file}`, '    '),
      ]),
    ),
    ...block(
      'Code',
      row.code.map(({ file, symbol, implements: ids }) =>
        wrap(`${file}${symbol === '' ? '' : ` ${symbol}`}: ${ids.join(', ')}`, '  ', '    '),
      ),
    ),
  ].join('\n');
}

/** The words before the first clause: the clauses follow below. */
function leadOf({ text }: Requirement): string {
  return text.replace(/\s\(a(?:, (?:MUST|SHOULD|MAY))?\)\s.*$/, '');
}

function clauseLine({ letter, level, proof, because, text }: Requirement['clauses'][number]): string {
  const mark = letter === '' ? '' : `(${letter}) `;
  const how = because === '' ? proof : `no proof, because ${because}`;
  return letter === '' ? `${level}, ${how}` : `${mark}${level}, ${how}: ${text}`;
}

function block(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...(lines.length === 0 ? ['  none yet'] : lines)];
}
