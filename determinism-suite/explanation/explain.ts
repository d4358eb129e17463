// From a divergence to the factor that makes it. First what would spoil every other trial (the same request differs by
// itself, the first one of a start, another start), then the path, then the factors of the cell.
import type { Output } from '../comparison/output.ts';
import type { FaultClass } from '../controls/fault-class.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Cell } from '../matrix/cell.ts';
import type { Circumstance, Factor } from '../matrix/circumstance.ts';
import type { Explanation } from './explanation.ts';
import { neededFactors, neighboursNeeded, type Search, withFactors } from './factors.ts';
import { type Laboratory, TrialFailed } from './laboratory.ts';
import { isHandled, isTie } from './signatures.ts';

export interface Suspect {
  readonly cell: Cell;
  readonly case: CorpusCase;
  readonly reference: Output;
  readonly output: Output;
}

export interface Surroundings {
  readonly laboratory: Laboratory;
  /** Whether repeats within the first start of the run were all the same; undefined where they weren't asked. */
  readonly isFirstLifeSteady: boolean | undefined;
}

type Found = Omit<Explanation, 'cell' | 'case'>;
type Pair = Explanation['pair'];

/** Enough that what differs by chance is hardly ever the same each time. */
const repeatsAsked = 8;
const timesThrough = 6;

/** Whether greedy decoding, which no seed matters to, is left alone by what spoils the seeded one. */
async function isGreedySteady(laboratory: Laboratory): Promise<boolean> {
  const greedy = laboratory.greedyCase;
  if (greedy === undefined) return false;
  const [, second, ...later] = await laboratory.repeats(laboratory.base, greedy, repeatsAsked);
  return later.every(output => !laboratory.differ(second, output));
}

/** The same request, one at a time, on one start. */
async function unsteady(
  { case: one }: Suspect,
  { laboratory, isFirstLifeSteady }: Surroundings,
  [second, other]: readonly [Output, Output],
): Promise<Found> {
  const { base } = laboratory;
  const again: Pick<Found, 'pair' | 'factors'> = {
    pair: [base, { ...base, repeat: 1 }],
    factors: ['repeat'],
  };
  if (isTie(second, other))
    return {
      ...again,
      found: 'of two equally likely tokens it takes now one and now the other',
      faultClass: 'tie-break',
    };
  const isOfSeed = one.sampling === 'seeded' && (await isGreedySteady(laboratory));
  if (!isOfSeed) return { ...again, found: 'the same request differs by itself' };
  if (isFirstLifeSteady !== true)
    return {
      ...again,
      found: 'seeded requests differ by themselves, greedy ones do not',
      faultClass: 'seed ignored',
    };
  return {
    ...{ pair: [base, { ...base, life: 1 }], factors: ['life'] },
    found: 'after a restart seeded requests differ by themselves, before it they did not',
    faultClass: 'seed lost after a restart',
  };
}

async function afterRestart(suspect: Suspect, { laboratory }: Surroundings): Promise<Found> {
  const { base } = laboratory;
  const pair: Pair = [base, { ...base, life: 1 }];
  if (suspect.case.sampling === 'seeded' && (await isGreedySteady(laboratory)))
    return {
      ...{ pair, factors: ['life'], found: 'a restart changes what a seed gives' },
      faultClass: 'seed lost after a restart',
    };
  return { pair, factors: ['life'], found: 'a restart changes the answer' };
}

/** Through the orchestrator several times: what is always the same other answer was asked otherwise. */
async function onTheWay(
  suspect: Suspect,
  { laboratory }: Surroundings,
  sound: Output,
): Promise<Found | undefined> {
  const { base } = laboratory;
  const through: Circumstance = { ...base, path: 'orchestrator' };
  const way: Pick<Found, 'pair' | 'factors'> = { pair: [base, through], factors: ['path'] };
  const outputs = await laboratory.repeats(through, suspect.case, timesThrough);
  const differing = outputs.filter(output => laboratory.differ(sound, output));
  const [first] = differing;
  if (first === undefined) {
    if (!isHandled(suspect.reference, suspect.output)) return undefined;
    const words = 'what the engine gave was changed on its way';
    return { ...way, found: words, faultClass: 'orchestrator-made' };
  }
  const isAlways =
    differing.length === outputs.length && differing.every(output => !laboratory.differ(first, output));
  if (isAlways && !isHandled(sound, first)) {
    const words = 'the engine is asked otherwise, and gives another answer each time';
    return { ...way, found: words, faultClass: 'adapter path' };
  }
  const words = `${differing.length} of ${outputs.length} answers of the engine were changed on their way`;
  return { ...way, found: words, faultClass: 'orchestrator-made' };
}

const classOf: Partial<Record<Factor, FaultClass>> = {
  neighbours: 'batch-size dependence',
  cache: 'prefix-cache effect',
  isStreamed: 'stream and non-stream differ',
  replica: 'replica drift',
};

function classAmong(factors: readonly Factor[], { reference, output }: Suspect): Pick<Found, 'faultClass'> {
  if (isTie(reference, output)) return { faultClass: 'tie-break' };
  const named = factors.map(factor => classOf[factor]).find(name => name !== undefined);
  return named === undefined ? {} : { faultClass: named };
}

async function amongFactors(suspect: Suspect, { laboratory }: Surroundings, sound: Output): Promise<Found> {
  const { base } = laboratory;
  const { circumstance, cases } = suspect.cell;
  const company = [suspect.case, ...cases.filter(({ name }) => name !== suspect.case.name)];
  const search: Search = { laboratory, base, sound, suspect: circumstance, cases: company };
  const factors = await neededFactors(search);
  if (factors === undefined) {
    const words = 'it was not seen again under the same circumstance';
    return { pair: [base, circumstance], factors: [], found: words };
  }
  const smallest = withFactors(base, circumstance, factors);
  const named = classAmong(factors, suspect);
  const words = `it needs ${factors.join(' and ')}`;
  if (!factors.includes('neighbours')) return { pair: [base, smallest], factors, found: words, ...named };
  const neighboursMin = await neighboursNeeded(search, factors);
  const pair: Pair = [base, { ...smallest, neighbours: neighboursMin }];
  return { pair, factors, found: `${words}, from ${neighboursMin} neighbours on`, neighboursMin, ...named };
}

async function search(suspect: Suspect, surroundings: Surroundings): Promise<Found> {
  const { laboratory } = surroundings;
  const { base } = laboratory;
  const [first, second, ...later] = await laboratory.repeats(base, suspect.case, repeatsAsked);
  if (first === undefined || second === undefined) throw new TrialFailed('nothing came');
  const other = later.find(output => laboratory.differ(second, output));
  if (other !== undefined) return unsteady(suspect, surroundings, [second, other]);
  if (laboratory.differ(first, second))
    return {
      ...{ pair: [base, { ...base, repeat: 1 }], factors: ['repeat'] },
      found: 'the first request of a start differs from the same one later',
      faultClass: 'first request differs',
    };
  if (laboratory.differ(suspect.reference, second)) return afterRestart(suspect, surroundings);
  if (suspect.cell.circumstance.path === 'orchestrator') {
    const onItsWay = await onTheWay(suspect, surroundings, second);
    if (onItsWay !== undefined) return onItsWay;
  }
  return amongFactors(suspect, surroundings, second);
}

export async function explain(suspect: Suspect, surroundings: Surroundings): Promise<Explanation> {
  const { cell, case: one } = suspect;
  try {
    return { cell, case: one, ...(await search(suspect, surroundings)) };
  } catch (error) {
    if (!(error instanceof TrialFailed)) throw error;
    const pair: Pair = [surroundings.laboratory.base, cell.circumstance];
    return { cell, case: one, pair, factors: [], found: `a trial failed: ${error.message}` };
  }
}
