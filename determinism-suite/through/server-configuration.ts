// The configuration of an orchestrator that serves one engine under test, in the reference server's own form. Pure.
import type { PoolSource, WireSource } from './pool-source.ts';
import { type Addressee, type SamplerMember, samplerMembers } from './task-request.ts';

export interface Pins {
  readonly engineVersion: string;
  readonly modelDigest: string;
}

export interface ServerOptions {
  readonly source: PoolSource;
  readonly replicas: number;
  /** Of each replica. */
  readonly slots: number;
  readonly contextMax: number;
  /** Which of the replicas an idle server takes: the others' ids come after it. */
  readonly preferred?: number;
  /** Absent as long as nobody knows what the replicas report. */
  readonly pins?: Pins;
  /** false spares the engine the server's own tests. */
  readonly isTested?: boolean;
}

export const poolId = 'examined';
export const samplerProfile = 'examined-1';

/** The wire of a pool says which parameters its tasks may have; that of vLLM has all of ours. */
export const adapterWire = 'vllm';

const membersOfWires: Readonly<Record<WireSource['wire'], readonly SamplerMember[]>> = {
  llamacpp: samplerMembers,
  vllm: samplerMembers,
  tgi: ['top_k', 'repetition_penalty'],
  triton: [],
  openai: [],
};

const modelRefOf = (source: PoolSource): string => (source.kind === 'wire' ? source.modelRef : 'tiny');

export const addresseeOf = (source: PoolSource): Omit<Addressee, 'contextMax'> => ({
  engine: poolId,
  poolId,
  modelRef: modelRefOf(source),
  samplerMembers: source.kind === 'wire' ? membersOfWires[source.wire] : samplerMembers,
});

const replicaId = (at: number, preferred: number): string =>
  at === preferred ? `a-${poolId}-${at}` : `b-${poolId}-${at}`;

/** The engine's place among the replicas, told by the name that it got here. */
export const replicaAt = (id: string): number => Number(id.split('-').at(-1));

const replicaOf = ({ source, slots, preferred = 0 }: ServerOptions, at: number): object => {
  const base = { id: replicaId(at, preferred), slots };
  if (source.kind === 'embedded') return { ...base, embedded: {} };
  const url = source.urls[at % source.urls.length];
  return source.kind === 'wire' ? { ...base, url } : { ...base, adapter: { url } };
};

const wireOf = (source: PoolSource): string => {
  if (source.kind === 'adapter') return adapterWire;
  return source.kind === 'wire' ? source.wire : 'embedded';
};

const pinned = (pins: Pins | undefined): object =>
  pins === undefined
    ? {}
    : {
        replica_set: {
          engine_version: pins.engineVersion,
          model_digest: pins.modelDigest,
          sampler_profile_version: samplerProfile,
        },
      };

export const serverConfiguration = (options: ServerOptions): object => {
  const { source, replicas, contextMax, pins } = options;
  const path = source.kind === 'embedded' && source.modelPath !== undefined ? { path: source.modelPath } : {};
  return {
    version: 1,
    store: { kind: 'memory' },
    telemetry: { log_level: 'warn' },
    // A reader that left comes back when the check says so.
    streams: { on_disconnect: 'detach' },
    sessions: { turns_max: 1_000 },
    pools: [
      {
        ...{ id: poolId, engine: poolId, wire: wireOf(source) },
        model: { ref: modelRefOf(source), ctx_max: contextMax, max_tokens_max: contextMax, ...path },
        ...pinned(pins),
        self_test: options.isTested ?? true,
        replicas: Array.from({ length: replicas }, (_, at) => replicaOf(options, at)),
        // A busy machine answers late, and is no dead engine for that.
        heartbeat: { interval_ms: 1_000, missed_max: 20 },
        timeouts: { wall_ms: 600_000, idle_ms: 600_000, connect_ms: 10_000 },
        retry: { attempts_max: 3, base_ms: 1, cap_ms: 10 },
        preemption: { mode: 'soft', per_minute_max: 1_000 },
        breaker: { failures: 1_000 },
      },
    ],
  };
};
