// Which MUSTs are proven by the kills that stand in the matrix, and what each assertion adds to it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Io, isRecord, UsageError } from '#conformance/harness';
import { loadRequirements } from '#requirements';
import type { RecordedKill } from '../mutants/index.ts';
import { unnoticed } from '../targets/openai/controls/kills.ts';
import { mutantsFolder } from './fresh-kills.ts';

const reasonsPath = join(mutantsFolder, 'unproven.yaml');

/** MUST clauses that conformance proves and no fresh kill speaks for. */
const unprovenOf = async (kills: readonly RecordedKill[]): Promise<string[]> => {
  const proven = new Set(kills.map(({ clause }) => clause));
  const requirements = await loadRequirements();
  return requirements
    .flatMap(({ clauses }) => clauses)
    .filter(({ level, proof, id }) => level === 'MUST' && proof === 'conformance' && !proven.has(id))
    .map(({ id }) => id);
};

const writtenReasons = async (): Promise<ReadonlyMap<string, string>> => {
  const text = await readFile(reasonsPath, 'utf8');
  const document: unknown = parse(text);
  const entries = isRecord(document) && isRecord(document.unproven) ? Object.entries(document.unproven) : [];
  return new Map(entries.map(([clause, reason]) => [clause, String(reason)]));
};

/** What is known to fail where a clause is broken. */
export interface Proofs {
  /** Of mutants of the reference server. */
  readonly ofMutants: readonly RecordedKill[];
  /** Of the suite's own broken servers and gateways. */
  readonly ofTargets: readonly RecordedKill[];
}

export const toldUnproven = async (
  { ofMutants, ofTargets }: Proofs,
  io: Io,
  kills: readonly RecordedKill[] = [...ofMutants, ...ofTargets],
): Promise<number> => {
  const reasons = await writtenReasons();
  const unproven = await unprovenOf(kills);
  const unrecorded = unnoticed(ofTargets);
  const open = unproven.filter(clause => !reasons.has(clause));
  const stale = [...reasons.keys()].filter(clause => !unproven.includes(clause));
  io.out(
    `${unproven.length} clauses of MUSTs unproven, ${unproven.length - open.length} with a written reason\n`,
  );
  if (open.length > 0) io.out(`unproven without a reason: ${open.join(', ')}\n`);
  if (stale.length > 0) io.out(`proven by now, and still excused: ${stale.join(', ')}\n`);
  if (unrecorded.length > 0)
    io.out(`no kill that fits is recorded (npm run prove:openai): ${unrecorded.join(', ')}\n`);
  return open.length + stale.length + unrecorded.length > 0 ? 1 : 0;
};

/** `check#assertion`: either half, or a part of it, names those that are left out. */
const isOf = (kill: RecordedKill, text: string): boolean => `${kill.check}#${kill.assertion}`.includes(text);

/**
 * Each clause that the assertions left out have killed a mutant of: does another one still kill? Then they are redundant for
 * it; if none does, it is unproven without them.
 */
const toldWithout = (kills: readonly RecordedKill[], text: string, io: Io): readonly RecordedKill[] => {
  const gone = kills.filter(kill => isOf(kill, text));
  if (gone.length === 0) throw new UsageError(`no assertion «${text}» has killed a mutant`);
  const left = kills.filter(kill => !isOf(kill, text));
  for (const clause of [...new Set(gone.map(kill => kill.clause))].sort()) {
    const others = left.filter(kill => kill.clause === clause);
    const [other] = others;
    io.out(
      other === undefined
        ? `${clause} is unproven without it\n`
        : `${clause}: redundant, ${others.length} other kill(s), such as ${other.assertion} of ${other.check}\n`,
    );
  }
  return left;
};

/** Runs nothing: the exit code of a proof that would have found these kills. */
export const checkedMatrix = async (proofs: Proofs, without: string | undefined, io: Io): Promise<number> => {
  if (without === undefined) return toldUnproven(proofs, io);
  return toldUnproven(proofs, io, toldWithout([...proofs.ofMutants, ...proofs.ofTargets], without, io));
};
