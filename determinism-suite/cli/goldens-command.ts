// `assay determinism --goldens`: writes what the embedded engine gives, or holds an engine against what is written.

import { type Io, UsageError } from '#conformance/harness';
import { corpus, corpusVersion } from '../corpus/corpus.ts';
import { type EngineDriver, EngineInapplicable } from '../engines/index.ts';
import {
  type Asking,
  askCorpus,
  casesOf,
  type GoldenDifference,
  type HeldAgainst,
  heldAgainst,
  isOtherMachine,
  portable,
  readGoldens,
  settingsThatDiffer,
  writeGoldens,
} from '../goldens/index.ts';
import type { DeterminismFlags } from './determinism-flags.ts';
import { driversNamed } from './engine-named.ts';

const shownMax = 3;

const oneByOne = { slots: 1, isTogether: false } as const;

const write = async (driver: EngineDriver, { io, signal }: GoldensContext): Promise<number> => {
  const { fingerprint, outputs } = await askCorpus(
    { driver, cases: casesOf(driver, corpus), ...oneByOne },
    signal,
  );
  await writeGoldens({ head: { corpusVersion, fingerprint }, outputs });
  io.out(`${outputs.size} goldens of ${fingerprint.build} written\n`);
  return 0;
};

const wayText = ({ slots, isTogether }: Pick<Asking, 'slots' | 'isTogether'>): string =>
  isTogether ? `all at once on ${slots} slots` : `one at a time on ${slots} slot`;

const whereText = ({ name, divergence }: GoldenDifference): string => {
  const { part, at, a, b, before } = divergence;
  const after = part === 'logprobs' ? '' : `, after ${JSON.stringify(before)}`;
  return `  ${name}: ${part} ${at}${after}: ${a} in the goldens, ${b} here`;
};

/** Another token says more than another bit of its probability. */
const tokensFirst = (differences: readonly GoldenDifference[]): readonly GoldenDifference[] =>
  [true, false].flatMap(isToken =>
    differences.filter(({ divergence }) => (divergence.part === 'tokenIds') === isToken),
  );

export const heldText = ({ compared, differences, missing }: HeldAgainst): string => {
  const shown = tokensFirst(differences).slice(0, shownMax).map(whereText);
  const unasked = missing.length === 0 ? [] : [`  not given: ${missing.slice(0, shownMax).join(', ')}`];
  const tokens = differences.filter(({ divergence }) => divergence.part === 'tokenIds').length;
  const counted =
    differences.length === 0 ? '' : `; ${differences.length} differ, ${tokens} of them in tokens`;
  const all = compared + missing.length;
  return [`${compared - differences.length} of ${all} goldens equal${counted}`, ...shown, ...unasked].join(
    '\n',
  );
};

const check = async (driver: EngineDriver, { io, signal }: GoldensContext): Promise<number> => {
  const goldens = await readGoldens();
  const slots = Math.max(...(driver.slots ?? [1]));
  const ways = [oneByOne, ...(slots > 1 ? [{ slots, isTogether: true }] : [])];
  const cases = corpus.filter(({ name }) => goldens.outputs.has(name));
  let isEqual = goldens.head.corpusVersion === corpusVersion && cases.length === goldens.outputs.size;
  let factors: readonly string[] = [];
  let isPortable = false;
  if (!isEqual) io.out(`the goldens are of corpus ${goldens.head.corpusVersion}, this is ${corpusVersion}\n`);
  for (const way of ways) {
    const { fingerprint, outputs } = await askCorpus({ driver, cases, ...way }, signal);
    isPortable = isOtherMachine(goldens.head.fingerprint, fingerprint);
    const held = heldAgainst(isPortable ? portable(goldens) : goldens, outputs);
    isEqual &&= held.differences.length === 0 && held.missing.length === 0;
    factors = settingsThatDiffer(goldens.head.fingerprint, fingerprint);
    io.out(`${driver.name}, ${wayText(way)}: ${heldText(held)}\n`);
  }
  if (isPortable) io.out('another build or device: held against their tokens, not their log-probabilities\n');
  if (factors.length > 0) io.out(`differs from the engine of the goldens in ${factors.join('; ')}\n`);
  return isEqual ? 0 : 1;
};

export interface GoldensContext {
  readonly io: Io;
  readonly signal: AbortSignal;
}

/** 0 equal or written, 1 different, 2 the engine can't be had here. */
export const goldensCommand = async (
  { engine, goldens }: DeterminismFlags,
  context: GoldensContext,
): Promise<number> => {
  if (goldens !== true && goldens !== 'write') throw new UsageError(`--goldens ${goldens}: alone, or write`);
  const { direct: driver } = await driversNamed({ engine });
  try {
    return await (goldens === 'write' ? write(driver, context) : check(driver, context));
  } catch (error) {
    if (!(error instanceof EngineInapplicable)) throw error;
    context.io.err(`inapplicable here: ${error.message}\n`);
    return 2;
  }
};
