import { readGateInput } from '../gate.ts';
import type { Retired, Row } from '../model.ts';
import { writeConfirmed } from '../report/confirmed-file.ts';
import { linksOf } from '../rules/confirmations.ts';
import type { Io } from './io.ts';
import { nearIds } from './near-ids.ts';

export interface ConfirmArgs {
  readonly ids: readonly string[];
  /** Confirm every id that was never confirmed, and note what is retired. */
  readonly fresh: boolean;
  readonly root: string;
}

/** Notes that the links below the named requirements were looked at: exit 0, or 2 where an id is wrong. */
export async function confirm({ ids, fresh, root }: ConfirmArgs, io: Io): Promise<number> {
  if (ids.length === 0 && !fresh) {
    io.err('Name the requirements whose links you looked at, or pass --new for those never confirmed.');
    return 2;
  }
  const input = await readGateInput(root);
  const { rows, retired } = input.extraction;
  const asked = ids.map(id => id.trim().toUpperCase());
  const unknown = asked.filter(id => !rows.some(row => row.id === id));
  for (const id of unknown)
    io.err(
      `There is no requirement ${id}. Near it: ${nearIds(
        id,
        rows.map(row => row.id),
      ).join(', ')}.`,
    );
  if (unknown.length > 0) return 2;
  for (const row of rows.filter(each => asked.includes(each.id))) {
    io.out(`${row.id} confirmed at ${row.hash}`);
    for (const link of linksOf(input, row)) io.out(`  ${link}`);
  }
  const next = confirmedAfter(input.confirmed, { rows, retired, asked, fresh });
  await writeConfirmed(root, next);
  if (fresh) io.out(`${[...next.keys()].filter(id => !input.confirmed.has(id)).length} new ids confirmed`);
  return 0;
}

interface Choice {
  readonly rows: readonly Row[];
  readonly retired: readonly Retired[];
  readonly asked: readonly string[];
  readonly fresh: boolean;
}

export function confirmedAfter(
  before: ReadonlyMap<string, string>,
  { rows, retired, asked, fresh }: Choice,
): ReadonlyMap<string, string> {
  const next = new Map(before);
  for (const row of rows) {
    if (asked.includes(row.id) || (fresh && !before.has(row.id))) next.set(row.id, row.hash);
  }
  if (fresh) for (const row of retired) next.set(row.id, 'retired');
  return next;
}
