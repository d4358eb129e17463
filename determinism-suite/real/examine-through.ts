// All that is asked of an orchestrator beyond the matrix: the ways of a task, its replicas, and whether it decodes.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import {
  examineReplicas,
  type OResult,
  type OrchestratorDriverOptions,
  type OrchestratorFault,
  oChecks,
  orchestratorFaultOf,
  type ReplicaResult,
  runLevelO,
  startORig,
} from '../through/index.ts';
import { examineReal, type RealResult } from './real-inference.ts';

export interface ThroughOptions extends OrchestratorDriverOptions {
  readonly cases: readonly CorpusCase[];
  readonly drawnFrom: number;
}

export type ThroughVerdict = 'equal' | 'diverged' | 'cannot promise' | 'out of reach' | 'unknown';

/** What this orchestrator can't be asked; it counts nowhere. */
export interface OutOfReach {
  readonly check: string;
  readonly why: string;
}

export interface ThroughExamination {
  readonly ways: readonly OResult[];
  readonly replicas: readonly ReplicaResult[];
  readonly outOfReach: readonly OutOfReach[];
  readonly real: RealResult | { readonly verdict: 'inapplicable'; readonly why: string };
  /** What of a divergence the orchestrator made. */
  readonly fault?: OrchestratorFault;
  readonly O: ThroughVerdict;
  readonly D4: ThroughVerdict;
}

/** Of all cases that are asked the ways of a task see these, short enough for each byte to go by itself. */
const waysCasesMax = 2;
const knownMax = 4;
const drawnCount = 8;
const replicaCount = 2;
const shortBytesMax = 160;

const verdictOf = (
  results: readonly { readonly verdict: 'equal' | 'diverged' | 'unknown' }[],
): ThroughVerdict => {
  if (results.some(({ verdict }) => verdict === 'diverged')) return 'diverged';
  return results.length > 0 && results.every(({ verdict }) => verdict === 'equal') ? 'equal' : 'unknown';
};

const shortOnes = (cases: readonly CorpusCase[], count: number): CorpusCase[] =>
  cases
    .filter(({ prompt, maxTokens }) => Buffer.byteLength(prompt) <= shortBytesMax && maxTokens > 8)
    .slice(0, count);

/** The engine as the harness has it, behind the orchestrator: what happens on the way can be told here. */
const hostedWays = async (options: ThroughOptions, signal: AbortSignal): Promise<readonly OResult[]> => {
  const { engine, document, contextMax, cases } = options;
  if (document.target.kind === 'url') return [];
  const rig = await startORig({ engine, document, contextMax }, signal);
  try {
    return await runLevelO({ rig, cases: shortOnes(cases, waysCasesMax) }, signal);
  } finally {
    await rig.stop();
  }
};

interface OwnFound extends Pick<ThroughExamination, 'ways' | 'replicas' | 'real'> {
  readonly isStrict: boolean;
}

const needsOurs =
  'what goes wrong on the way is made by an engine of the suite, which stands behind no server that runs';
const needsAnother = 'its replica set has no other replica';

/** One that is started here has two of them. */
const hasOneReplica = ({ pool }: ThroughOptions): boolean => pool !== undefined && pool.replicas < 2;

const beyond = (options: ThroughOptions): readonly OutOfReach[] => {
  if (options.pool === undefined) return [];
  const own = oChecks.filter(({ needsHosts }) => needsHosts);
  return [
    ...own.map(({ name }) => ({ check: name, why: needsOurs })),
    ...(hasOneReplica(options) ? [{ check: 'the same on each replica', why: needsAnother }] : []),
  ];
};

/** The engine as the orchestrator has it by itself. */
const ownWay = async (options: ThroughOptions, signal: AbortSignal): Promise<OwnFound> => {
  const { document, cases, drawnFrom } = options;
  const rig = await startORig(options, signal);
  try {
    const { orchestrator, direct, isPieceAToken } = rig;
    const [short, known] = [shortOnes(cases, waysCasesMax), shortOnes(cases, knownMax)];
    const isAlone = document.target.kind === 'process';
    const real = await examineReal(
      { orchestrator, own: direct, known, drawnFrom, count: drawnCount, isAlone },
      signal,
    );
    const ways = await runLevelO({ rig, cases: short }, signal);
    const all = { orchestrator, cases: short, atOnce: replicaCount, isPieceAToken };
    const replicas = hasOneReplica(options) ? [] : await examineReplicas(all, signal);
    return { ways, replicas, real, isStrict: orchestrator.isStrict };
  } finally {
    await rig.stop();
  }
};

const d4Of = (options: ThroughOptions, { isStrict, replicas }: OwnFound): ThroughVerdict => {
  if (!isStrict) return 'cannot promise';
  return hasOneReplica(options) ? 'out of reach' : verdictOf(replicas);
};

const refused = (why: string): ThroughExamination => ({
  ...{ ways: [], replicas: [], outOfReach: [], real: { verdict: 'inapplicable', why } },
  ...{ O: 'cannot promise', D4: 'cannot promise' },
});

const noModel = 'the orchestrator has no way of its own to a model that the harness runs too';

export const examineThrough = async (
  options: ThroughOptions,
  signal: AbortSignal,
): Promise<ThroughExamination> => {
  const { own, document, pool } = options;
  if (pool?.refusal !== undefined) return refused(pool.refusal);
  const hosted = await hostedWays(options, signal);
  const hasOwn = own !== undefined || document.target.kind === 'url';
  const found: OwnFound = hasOwn
    ? await ownWay(options, signal)
    : { ways: [], replicas: [], real: { verdict: 'inapplicable', why: noModel }, isStrict: true };
  const ways = [...hosted, ...found.ways];
  const fault = orchestratorFaultOf(ways);
  return {
    ...{ ways, replicas: found.replicas, real: found.real, outOfReach: beyond(options) },
    ...(fault === undefined ? {} : { fault }),
    O: found.isStrict ? verdictOf(ways) : 'cannot promise',
    D4: d4Of(options, found),
  };
};
