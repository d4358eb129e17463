import type { EvidenceBook } from '../run/evidence.ts';
import type { Given } from './ask-corpus.ts';
import type { Goldens } from './golden.ts';
import { heldAgainst, settingsThatDiffer } from './held-against.ts';

export interface GoldensOfRun {
  readonly compared: number;
  readonly differing: readonly string[];
}

/** undefined where what it says of itself is not the engine of the goldens. */
export const goldensOfEngine = (
  goldens: Goldens,
  { fingerprint, outputs }: Given,
): GoldensOfRun | undefined => {
  if (settingsThatDiffer(goldens.head.fingerprint, fingerprint).length > 0) return undefined;
  const { compared, differences } = heldAgainst(goldens, outputs);
  return { compared, differing: differences.map(({ name }) => name) };
};

/** What the references of a run say of the goldens; undefined where the engine is not theirs. */
export const goldensOfRun = (
  goldens: Goldens,
  book: Pick<EvidenceBook, 'referenceFor' | 'starts'>,
): GoldensOfRun | undefined => {
  const fingerprint = book.starts.find(({ path }) => path === 'direct')?.fingerprint;
  if (fingerprint === undefined) return undefined;
  const given = [...goldens.outputs.keys()].flatMap(name => {
    const output = book.referenceFor(name)?.output;
    return output === undefined ? [] : [[name, output] as const];
  });
  return goldensOfEngine(goldens, { fingerprint, outputs: new Map(given) });
};
