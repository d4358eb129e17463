// What level O is examined on: an engine that is asked directly, and an orchestrator in front of it.
import type { TargetDocument } from '#conformance/harness';
import type { EngineDriver, RunningEngine } from '../engines/engine.ts';
import { AdapterHost } from './adapter-host.ts';
import type { PoolSource } from './pool-source.ts';
import type { RunningOrchestrator } from './running-orchestrator.ts';
import { startOrchestrator } from './start-orchestrator.ts';

export interface ORig {
  readonly direct: RunningEngine;
  readonly orchestrator: RunningOrchestrator;
  /** What its replicas are, in their order; none where the orchestrator runs the engine by itself. */
  readonly hosts: readonly AdapterHost[];
  readonly isPieceAToken: boolean;
  stop(): Promise<void>;
}

export interface ORigOptions {
  readonly engine: EngineDriver;
  readonly document: TargetDocument;
  readonly contextMax: number;
  /** The orchestrator's own way to the engine; absent: the harness's engine, behind the adapter protocol. */
  readonly own?: PoolSource;
}

/** Two, so that there is a near one and a far one. */
const replicas = 2;
/** One, so that a replica that has a task has no room for another. */
const slots = 1;

type Stop = () => Promise<void>;

const stopAll = async (stops: readonly Stop[]): Promise<void> => {
  for (const stop of [...stops].reverse()) await stop();
};

const hostedEngines = async (
  { engine }: ORigOptions,
  stops: Stop[],
  signal: AbortSignal,
): Promise<AdapterHost[]> => {
  const hosts: AdapterHost[] = [];
  for (let replica = 0; replica < replicas; replica += 1) {
    const running = await engine.start({ slots, replica }, signal);
    const host = await AdapterHost.start({ engine: running, slots, isPieceAToken: engine.isPieceAToken });
    stops.push(() => host.stop());
    hosts.push(host);
  }
  return hosts;
};

/** What a host reports is what its engine's fingerprint says. */
const pinsOf = ({ fingerprint }: RunningEngine) => {
  const { build: engineVersion, modelDigest } = fingerprint;
  return modelDigest === undefined ? {} : { pins: { engineVersion, modelDigest } };
};

export const startORig = async (options: ORigOptions, signal: AbortSignal): Promise<ORig> => {
  const { engine, document, contextMax, own } = options;
  const stops: Stop[] = [];
  try {
    const direct = await engine.start({ slots, replica: 0 }, signal);
    stops.push(() => direct.stop());
    const hosts = own === undefined ? await hostedEngines(options, stops, signal) : [];
    const source = own ?? ({ kind: 'adapter', urls: hosts.map(({ url }) => url) } as const);
    const pins = own === undefined ? pinsOf(direct) : {};
    const orchestrator = await startOrchestrator(
      { source, document, replicas, slots, contextMax, ...pins, engine: engine.name },
      signal,
    );
    stops.push(() => orchestrator.stop());
    return { direct, orchestrator, hosts, isPieceAToken: engine.isPieceAToken, stop: () => stopAll(stops) };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
};
