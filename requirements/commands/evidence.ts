import { type DigestName, isBuild } from '../evidence-records/digests.ts';
import { isFresh, type KeptRecord, readEvidence } from '../evidence-records/read-evidence.ts';
import { machineWords, standingWords, verdictWords } from '../evidence-records/words.ts';
import type { Io } from './io.ts';
import { nearIds } from './near-ids.ts';
import { wrap } from './wrap.ts';

export interface EvidenceArgs {
  /** One record, or all of them. */
  readonly name: string | undefined;
  readonly root: string;
  readonly ageOf: (moment: string) => string;
}

/** Prints the records that are kept: exit 0, or 2 where one is refused or the asked one is not there. */
export async function evidence({ name, root, ageOf }: EvidenceArgs, io: Io): Promise<number> {
  if (isBuild) {
    io.err('Records are held against the sources: ask in a checkout of the repository.');
    return 2;
  }
  const { records, problems } = await readEvidence(root);
  for (const { where, sentence } of problems) io.err(wrap(`${where} is refused: ${sentence}`, '', '  '));
  if (name === undefined) {
    io.out(listText(records, ageOf));
    return problems.length === 0 ? 0 : 2;
  }
  const kept = records.find(({ record }) => record.name === name);
  if (kept === undefined) {
    const near = nearIds(
      name,
      records.map(({ record }) => record.name),
    ).join(', ');
    io.err(wrap(`There is no record ${name}.${near === '' ? '' : ` Near it: ${near}.`}`));
    return 2;
  }
  io.out(recordText(kept, ageOf));
  return 0;
}

function listText(records: readonly KeptRecord[], ageOf: EvidenceArgs['ageOf']): string {
  if (records.length === 0) return 'No record is kept in requirements/evidence.';
  const blocks = records.map(kept => {
    const { record } = kept;
    const lines = [
      wrap(headOf(kept)),
      wrap(`${ageOf(record.made_at)} old; ${verdictWords(record)}`, '  '),
      ...(isFresh(kept) ? [] : [wrap(`again: ${record.command}`, '  ', '    ')]),
    ];
    return `${lines.join('\n')}\n`;
  });
  const fresh = records.filter(isFresh).length;
  return [...blocks, `${records.length} kept, ${fresh} fresh`].join('\n');
}

const headOf = (kept: KeptRecord): string =>
  `${kept.record.name} (${kept.record.kind}): ${standingWords(kept)}`;

function recordText(kept: KeptRecord, ageOf: EvidenceArgs['ageOf']): string {
  const { made_at, command, machine, note, outcomes } = kept.record;
  return [
    wrap(headOf(kept)),
    '',
    wrap(`made ${made_at}, ${ageOf(made_at)} ago, by: ${command}`, '', '  '),
    wrap(`on ${machineWords(machine)}`, '', '  '),
    ...block('Digests', digestLines(kept)),
    ...block(
      'Outcomes',
      outcomes.map(({ proves, kind, verdict, shown_by }) =>
        wrap(`${proves} ${verdict} (${kind})${shown_by === undefined ? '' : `: ${shown_by}`}`, '  ', '    '),
      ),
    ),
    ...block('Figures', figureLines(kept)),
    ...(note === '' ? [] : ['', wrap(`Note: ${note}`)]),
  ].join('\n');
}

function digestLines({ record, changed }: KeptRecord): readonly string[] {
  const ofWhat: Readonly<Record<DigestName, string>> = {
    suite: `of ${record.folders.join(', ')}`,
    contract: 'of the bundled shapes and the hashes of all clauses',
    server: 'of reference-server',
  };
  const names: readonly DigestName[] = ['suite', 'contract', 'server'];
  return names.map(name => {
    const word = changed.includes(name) ? 'changed' : 'fits';
    return wrap(ofWhat[name], `  ${name.padEnd(8)}  ${word.padEnd(7)}  `, ' '.repeat(21));
  });
}

const figureColumnsMax = 28;

function figureLines({ record: { figures } }: KeptRecord): readonly string[] {
  const cells = figures.map(({ value, unit }) => `${value} ${unit}`);
  const width = Math.min(figureColumnsMax, Math.max(0, ...cells.map(text => text.length)));
  return figures.map(({ what, bound }, index) => {
    const held = bound === undefined ? '' : `, ${bound}`;
    return wrap(`${what}${held}`, `  ${(cells[index] ?? '').padStart(width)}  `, ' '.repeat(width + 4));
  });
}

function block(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...(lines.length === 0 ? ['  none'] : lines)];
}
