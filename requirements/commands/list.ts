import { levels, profiles, proofKinds } from '../model.ts';
import { proofSummary } from '../report/proof-summary.ts';
import type { Requirement } from '../requirement.ts';
import type { Io } from './io.ts';
import { clip } from './wrap.ts';

export interface ListArgs {
  readonly json?: boolean;
  readonly profile?: string;
  readonly level?: string;
  readonly proof?: string;
}

const width = 80;

/** Prints every requirement that fits the filters: exit 0, or 2 where a filter names nothing there is. */
export async function list(
  args: ListArgs,
  load: () => Promise<readonly Requirement[]>,
  io: Io,
): Promise<number> {
  const wrong = [
    complaint('profile', args.profile, profiles),
    complaint('level', args.level, levels),
    complaint('proof', args.proof, proofKinds),
  ].filter(each => each !== '');
  for (const sentence of wrong) io.err(sentence);
  if (wrong.length > 0) return 2;
  const chosen = (await load()).filter(row => fits(row, args));
  io.out(args.json === true ? JSON.stringify(chosen.map(jsonOf), null, 2) : table(chosen));
  return 0;
}

function complaint(name: string, value: string | undefined, allowed: readonly string[]): string {
  if (value === undefined || allowed.some(each => each.toLowerCase() === value.toLowerCase())) return '';
  return `There is no ${name} "${value}": take one of ${allowed.join(', ')}.`;
}

/** Full contains core: whoever asks for the full profile is asked to keep both. */
function fits(row: Requirement, { profile, level, proof }: ListArgs): boolean {
  const inProfile =
    profile === undefined ||
    row.profile === profile.toLowerCase() ||
    (profile.toLowerCase() === 'orchqueue-full' && row.profile === 'orchqueue-core');
  const atLevel = level === undefined || row.clauses.some(clause => clause.level === level.toUpperCase());
  return (
    inProfile &&
    atLevel &&
    (proof === undefined || row.clauses.some(clause => clause.proof === proof.toLowerCase()))
  );
}

function jsonOf(row: Requirement): object {
  const clauses = row.clauses.map(({ id, level, text, proof, because }) => ({
    id,
    level,
    text,
    proof,
    ...(because === '' ? {} : { because }),
  }));
  const { id, area, section, level, profile, since, hash, status, text } = row;
  return { id, area, section, level, profile, proof: proofSummary(row), since, hash, status, text, clauses };
}

function table(rows: readonly Requirement[]): string {
  const head = ['ID', 'LEVEL', 'PROFILE', 'PROOF'];
  const cells = rows.map(row => [row.id, row.level, row.profile, proofCell(row)]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map(line => line[column]?.length ?? 0)),
  );
  const texts = ['TEXT', ...rows.map(row => row.text)];
  const lines = [head, ...cells].map((line, index) => {
    const left = line.map((value, column) => value.padEnd(widths[column] ?? 0)).join('  ');
    return `${left}  ${clip(texts[index] ?? '', width - left.length - 2)}`.trimEnd();
  });
  return [...lines, '', `${rows.length} requirements`].join('\n');
}

/** The first kind, and how many more there are: the whole plan is in \`explain\`. */
function proofCell(row: Requirement): string {
  const kinds = proofSummary(row).split('; ');
  return kinds.length === 1 ? (kinds[0] ?? '') : `${kinds[0]} +${kinds.length - 1}`;
}
