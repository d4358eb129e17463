import type { EvidenceBook } from '../run/evidence.ts';
import type { Goldens } from './golden.ts';
import { heldAgainst, settingsThatDiffer } from './held-against.ts';

export interface GoldensOfRun {
  readonly compared: number;
  readonly differing: readonly string[];
}

/** What the references of a run say of the goldens; undefined where the engine is not theirs. */
export const goldensOfRun = (
  goldens: Goldens,
  book: Pick<EvidenceBook, 'referenceFor' | 'starts'>,
): GoldensOfRun | undefined => {
  const fingerprint = book.starts.find(({ path }) => path === 'direct')?.fingerprint;
  if (fingerprint === undefined || settingsThatDiffer(goldens.head.fingerprint, fingerprint).length > 0)
    return undefined;
  const given = [...goldens.outputs.keys()].flatMap(name => {
    const output = book.referenceFor(name)?.output;
    return output === undefined ? [] : [[name, output] as const];
  });
  const { compared, differences } = heldAgainst(goldens, new Map(given));
  return { compared, differing: differences.map(({ name }) => name) };
};
