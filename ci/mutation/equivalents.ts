// Mutants that no test can notice, each with its reason: no behaviour follows from what they change.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Mutant } from './mutants.ts';

export interface Equivalent {
  /** As `mutate` shows it, so that a reader sees what the reason is about. */
  readonly change: string;
  readonly reason: string;
}

/** By the id of the mutant. */
export type Equivalents = ReadonlyMap<string, Equivalent>;

export const equivalentsOf = (document: unknown): Equivalents => {
  if (document === null || document === undefined) return new Map();
  if (typeof document !== 'object' || Array.isArray(document))
    throw new Error('the equivalents are no mapping from ids');
  const rows = Object.entries(document).map(([id, row]): [string, Equivalent] => {
    const { change, reason } = Object(row) as Record<string, unknown>;
    if (typeof change !== 'string' || typeof reason !== 'string' || reason.trim().length < 10)
      throw new Error(`the equivalent ${id} names no change or no reason`);
    return [id, { change, reason }];
  });
  return new Map(rows);
};

export const readEquivalents = (): Equivalents =>
  equivalentsOf(parse(readFileSync(join(import.meta.dirname, 'equivalents.yaml'), 'utf8')));

/** What stands there of no mutant, or of one that is another by now. */
export const equivalenceProblems = (equivalents: Equivalents, mutants: readonly Mutant[]): string[] => {
  const known = new Map(mutants.map(({ id, change }) => [id, change]));
  return [...equivalents].flatMap(([id, { change }]) => {
    const now = known.get(id);
    if (now === undefined) return [`there is no mutant ${id} any more: take it out of equivalents.yaml`];
    return now === change ? [] : [`${id} is now «${now}»: read its reason again`];
  });
};
