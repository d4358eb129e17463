// An orchestrator in front of an engine, as the path that tasks take instead of the engine itself.
import type { TargetDocument } from '#conformance/harness';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { EngineDriver, RunningEngine, StartOptions } from '../engines/engine.ts';
import { AdapterHost } from './adapter-host.ts';
import { attachOrchestrator } from './attach-orchestrator.ts';
import { type FoundPool, findPool, misfitOf } from './found-pool.ts';
import type { PoolSource } from './pool-source.ts';
import type { RunningOrchestrator } from './running-orchestrator.ts';
import { schemed } from './schemed-digest.ts';
import { startOrchestrator } from './start-orchestrator.ts';

export interface OrchestratorDriverOptions {
  /** The engine that is examined; through an orchestrator it promises what it promises itself. */
  readonly engine: EngineDriver;
  /** Started where it is a process, attached to where it is a URL. */
  readonly document: TargetDocument;
  readonly contextMax: number;
  /** The orchestrator's own way to the engine; absent: the harness's engine, behind the adapter protocol. */
  readonly own?: PoolSource;
  /** Where it is a URL: what was found there. */
  readonly pool?: FoundPool;
}

/** A set of one replica could not show that the others give the same. */
const replicas = 2;

type Stop = () => Promise<void>;

export interface OrchestratedEngine extends RunningEngine {
  readonly orchestrator: RunningOrchestrator;
  readonly hosts: readonly AdapterHost[];
}

interface Parts {
  readonly orchestrator: RunningOrchestrator;
  readonly hosts: readonly AdapterHost[];
  readonly stops: readonly Stop[];
}

/** How the orchestrator calls the engine is its own business; which build and file it has is not. */
const orchestrated = (name: string, { orchestrator, hosts, stops }: Parts): OrchestratedEngine => ({
  ...{ orchestrator, hosts, fingerprint: { ...orchestrator.fingerprint, engine: name } },
  ask: (ask, signal) => orchestrator.ask(ask, signal),
  stop: async () => {
    for (const stop of [...stops].reverse()) await stop();
  },
});

/** What a host reports is what its engine's fingerprint says. */
const pinsOf = (engine: RunningEngine | undefined) => {
  const { build: engineVersion, modelDigest } = engine?.fingerprint ?? {};
  if (engineVersion === undefined || modelDigest === undefined) return {};
  return { pins: { engineVersion, modelDigest: schemed(modelDigest) } };
};

export class OrchestratorDriver implements EngineDriver {
  readonly name: string;
  readonly promises: EngineDriver['promises'];
  readonly isPieceAToken: boolean;
  readonly canRestart: boolean;
  readonly slots?: readonly number[];
  readonly promptBytesMax?: number;
  readonly refusal?: string;
  readonly #options: OrchestratorDriverOptions;

  constructor(options: OrchestratorDriverOptions) {
    const { engine, document } = options;
    this.#options = options;
    this.name = `${document.target.name} in front of ${engine.name}`;
    this.promises = engine.promises;
    this.isPieceAToken = engine.isPieceAToken;
    if (options.pool?.refusal !== undefined) this.refusal = options.pool.refusal;
    this.canRestart = engine.canRestart && document.target.kind === 'process';
    if (engine.slots !== undefined) this.slots = engine.slots;
    if (engine.promptBytesMax !== undefined) this.promptBytesMax = engine.promptBytesMax;
  }

  leavesOut(one: CorpusCase): string | undefined {
    const { pool } = this.#options;
    return pool && misfitOf(pool, one);
  }

  /** The replica with that number is the one that an idle server takes. */
  async start({ slots, replica }: StartOptions, signal: AbortSignal): Promise<OrchestratedEngine> {
    const { document, contextMax, engine } = this.#options;
    if (document.target.kind === 'url') {
      const pool = this.#options.pool ?? (await findPool(document, {}));
      const orchestrator = attachOrchestrator({ document, contextMax, pool });
      return orchestrated(engine.name, { orchestrator, hosts: [], stops: [() => orchestrator.stop()] });
    }
    const stops: Stop[] = [];
    try {
      const { hosts, source, pins } = await this.#source(slots, stops, signal);
      const orchestrator = await startOrchestrator(
        {
          source,
          document,
          replicas,
          slots,
          contextMax,
          preferred: replica % replicas,
          ...pins,
          engine: engine.name,
        },
        signal,
      );
      return orchestrated(engine.name, { orchestrator, hosts, stops: [...stops, () => orchestrator.stop()] });
    } catch (error) {
      await Promise.all(stops.map(stop => stop()));
      throw error;
    }
  }

  async #source(slots: number, stops: Stop[], signal: AbortSignal) {
    const { own, engine } = this.#options;
    if (own !== undefined) return { hosts: [], source: own, pins: {} };
    const hosts: AdapterHost[] = [];
    const engines: RunningEngine[] = [];
    for (let replica = 0; replica < replicas; replica += 1) {
      const running = await engine.start({ slots, replica }, signal);
      const host = await AdapterHost.start({ engine: running, slots, isPieceAToken: engine.isPieceAToken });
      stops.push(() => host.stop());
      engines.push(running);
      hosts.push(host);
    }
    const source: PoolSource = { kind: 'adapter', urls: hosts.map(({ url }) => url) };
    return { hosts, source, pins: pinsOf(engines[0]) };
  }
}
