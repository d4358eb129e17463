// What level O is examined on: an engine that is asked directly, and an orchestrator in front of it.
import type { RunningEngine } from '../engines/engine.ts';
import type { AdapterHost } from './adapter-host.ts';
import { OrchestratorDriver, type OrchestratorDriverOptions } from './orchestrator-driver.ts';
import type { RunningOrchestrator } from './running-orchestrator.ts';

export interface ORig {
  readonly direct: RunningEngine;
  readonly orchestrator: RunningOrchestrator;
  /** What its replicas are, in their order; none where the orchestrator runs the engine by itself. */
  readonly hosts: readonly AdapterHost[];
  readonly isPieceAToken: boolean;
  stop(): Promise<void>;
}

/** One slot, so that a replica that has a task has no room for another. */
const start = { slots: 1, replica: 0 } as const;

export const startORig = async (options: OrchestratorDriverOptions, signal: AbortSignal): Promise<ORig> => {
  const { engine } = options;
  const direct = await engine.start(start, signal);
  try {
    const through = await new OrchestratorDriver(options).start(start, signal);
    const { orchestrator, hosts } = through;
    const stop = async (): Promise<void> => {
      await through.stop();
      await direct.stop();
    };
    return { direct, orchestrator, hosts, isPieceAToken: engine.isPieceAToken, stop };
  } catch (error) {
    await direct.stop();
    throw error;
  }
};
