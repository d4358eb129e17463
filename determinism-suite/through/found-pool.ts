// Of an orchestrator that runs already: which of its replica sets serves the engine under test, what fits there, and
// whether anything is promised there at all.
import {
  isRecord,
  type Orchestrator,
  RunningTarget,
  type TargetDocument,
  valueAt,
} from '#conformance/harness';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { Access, patientBounds } from './access.ts';
import { contextNeeded } from './context-needed.ts';
import { NotServed } from './refusal.ts';
import { schemed } from './schemed-digest.ts';
import { SubmittedTask } from './submitted-task.ts';
import { type Addressee, samplerMembers, taskRequest } from './task-request.ts';

interface FoundSet {
  readonly engine: string;
  readonly poolId: string;
  readonly modelRef: string;
  readonly engineVersion?: string;
  readonly modelDigest?: string;
  readonly isPinned: boolean;
  readonly replicas: number;
}

export interface FoundPool extends FoundSet, Pick<Addressee, 'samplerMembers'> {
  /** Of one task, in tokens; absent where it doesn't tell. */
  readonly contextMax?: number;
  readonly tokensMax?: number;
  /** Why nothing that it gives may be held against the engine. */
  readonly refusal?: string;
}

export interface SoughtPool {
  /** Of the file that the engine under test has; the set with another one is another engine. */
  readonly modelDigest?: string | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const countOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const setOf = (item: Readonly<Record<string, unknown>>): FoundSet => {
  const engineVersion = textOf(item.engine_version);
  const modelDigest = textOf(item.model_digest);
  const profile = textOf(item.sampler_profile_version);
  return {
    ...{ engine: String(item.engine), poolId: String(item.pool_id), modelRef: String(item.model_ref) },
    ...(engineVersion === undefined ? {} : { engineVersion }),
    ...(modelDigest === undefined ? {} : { modelDigest }),
    isPinned: [engineVersion, modelDigest, profile].every(pin => pin !== undefined),
    replicas: Array.isArray(item.replicas) ? item.replicas.length : 0,
  };
};

const setsOf = async (orchestrator: Orchestrator): Promise<readonly FoundSet[]> => {
  const { json, status, body } = await orchestrator.call('listReplicaSets');
  const items = valueAt(json, 'items');
  if (status === 200 && Array.isArray(items)) return items.filter(isRecord).map(setOf);
  throw new NotServed(
    `the orchestrator does not list its replica sets: ${status ?? 'no answer'} ${body}`.trim(),
  );
};

/** The one with this model; where none has it, one that shows what is served instead. */
const chosen = (sets: readonly FoundSet[], { modelDigest }: SoughtPool): FoundSet => {
  const fitting = sets.filter(set => modelDigest === undefined || set.modelDigest === schemed(modelDigest));
  const [set = sets[0]] = [...fitting].sort((a, b) => Number(b.isPinned) - Number(a.isPinned));
  if (set !== undefined) return set;
  throw new NotServed('the orchestrator has no replica set');
};

const listed = (value: unknown, isIt: (item: Readonly<Record<string, unknown>>) => boolean) =>
  (Array.isArray(value) ? value : []).filter(isRecord).find(isIt);

/** What its capabilities say of tasks for that model. */
const limitsOf = async (orchestrator: Orchestrator, { engine, modelRef }: FoundSet) => {
  const { json } = await orchestrator.call('getCapabilities');
  const own = listed(valueAt(json, 'engines'), item => item.engine === engine);
  const model = listed(own?.models, item => item.model_ref === modelRef);
  const contextMax = countOf(model?.ctx_max);
  const tokensMax = countOf(model?.max_tokens_max);
  return {
    samplerMembers: samplerMembers.filter(name => valueAt(own?.features, name) !== false),
    ...(contextMax === undefined ? {} : { contextMax }),
    ...(tokensMax === undefined ? {} : { tokensMax }),
  };
};

type LimitedPool = Omit<FoundPool, 'refusal'>;

const otherModel = (pool: LimitedPool, { modelDigest }: SoughtPool): string | undefined => {
  if (modelDigest === undefined || pool.modelDigest === schemed(modelDigest)) return undefined;
  const served = pool.modelDigest === undefined ? 'does not tell its digest' : `is ${pool.modelDigest}`;
  return `its model ${pool.modelRef} ${served}, and the engine here has ${schemed(modelDigest)}: two models are not held against each other`;
};

const shortest: CorpusCase = { name: 'strict', prompt: 'a', seed: 0, maxTokens: 1, sampling: 'greedy' };

/** Only asking tells: one token, of which nothing is left when the run begins. */
const strictRefused = async (access: Access, pool: LimitedPool): Promise<string | undefined> => {
  const { orchestrator } = access.visit();
  const taskId = access.newId();
  const to = { ...pool, contextMax: pool.contextMax ?? contextNeeded(shortest) };
  const ask = { case: shortest, seed: 0, isStreamed: true, mayReusePrompt: false };
  const answer = await orchestrator.submit(taskRequest(to, ask, { taskId }));
  if (answer.status === 202)
    await new SubmittedTask(access, taskId).read(AbortSignal.timeout(patientBounds.terminal_ms));
  if (valueAt(answer.json, 'code') !== 'DETERMINISM_UNSUPPORTED') return undefined;
  const reason = String(valueAt(answer.json, 'message'));
  return `its pool ${pool.poolId} refuses strict tasks, and nothing is promised of others: "${reason}" A pool takes them where its replica_set pins engine_version, model_digest and sampler_profile_version`;
};

export const findPool = async (document: TargetDocument, sought: SoughtPool): Promise<FoundPool> => {
  const { target } = document;
  const access = new Access(new RunningTarget({ target, name: 'orchestrator', url: target.url ?? '' }));
  try {
    const { orchestrator } = access.visit();
    const set = chosen(await setsOf(orchestrator), sought);
    const pool = { ...set, ...(await limitsOf(orchestrator, set)) };
    const refusal = otherModel(pool, sought) ?? (await strictRefused(access, pool));
    return { ...pool, ...(refusal === undefined ? {} : { refusal }) };
  } finally {
    await access.close();
  }
};

/** Why a case is not asked there; undefined where it fits. */
export const misfitOf = ({ contextMax, tokensMax }: FoundPool, one: CorpusCase): string | undefined => {
  const needed = contextNeeded(one);
  if (contextMax !== undefined && needed > contextMax)
    return `may need more than the ${contextMax} tokens of context that it gives`;
  if (tokensMax !== undefined && one.maxTokens > tokensMax)
    return `may give more than the ${tokensMax} tokens that it answers with`;
  return undefined;
};
