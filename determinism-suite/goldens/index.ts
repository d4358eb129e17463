// What does the embedded engine give, token by token? Committed as text, so that a change of it is a line in a diff.
// Surprising: only the embedded engine can have goldens; the bits of every other one belong to its machine.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Goldens, goldensOf, goldensText } from './golden.ts';

export { type Asking, askCorpus, casesOf, type Given } from './ask-corpus.ts';
export { type Goldens, type GoldensHead, goldensOf, goldensText } from './golden.ts';
export { type GoldensOfRun, goldensOfEngine, goldensOfRun } from './goldens-of-run.ts';
export {
  type GoldenDifference,
  type HeldAgainst,
  heldAgainst,
  isOtherMachine,
  portable,
  settingsThatDiffer,
} from './held-against.ts';

const path = join(import.meta.dirname, 'embedded.ndjson');

export const readGoldens = async (): Promise<Goldens> => goldensOf(await readFile(path, 'utf8'));

export const writeGoldens = (goldens: Goldens): Promise<void> => writeFile(path, goldensText(goldens));
