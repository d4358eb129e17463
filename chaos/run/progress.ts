import type { Clock } from '#conformance/harness';
import type { NowMs } from '../stage/call-book.ts';
import type { FaultPlan } from './fault-plan.ts';

export interface Progress {
  readonly phase: 'setting up' | 'running' | 'settling' | 'final read';
  /** Of the workload's time. */
  readonly share: number;
  readonly operations: number;
  /** Names of faults that are in place. */
  readonly faults: readonly string[];
}

export interface TellerOptions {
  readonly clock: Clock;
  readonly nowMs: NowMs;
  readonly operations: ReadonlyMap<string, unknown>;
  readonly tell: ((progress: Progress) => void) | undefined;
}

interface Running {
  readonly startedMs: number;
  readonly seconds: number;
  readonly plan: FaultPlan;
}

const everyMs = 200;

/** Says where a run is: at each phase, and again and again while it runs. */
export class Teller {
  readonly #options: TellerOptions;
  #phase: Progress['phase'] = 'setting up';
  #running: Running | undefined;

  constructor(options: TellerOptions) {
    this.#options = options;
    this.#tell();
  }

  running(running: Running): void {
    this.#running = running;
    this.#phase = 'running';
    this.#again();
  }

  phase(phase: Progress['phase']): void {
    this.#phase = phase;
    this.#tell();
  }

  #again(): void {
    if (this.#phase !== 'running') return;
    this.#tell();
    this.#options.clock.after(everyMs, () => this.#again());
  }

  #tell(): void {
    const { nowMs, operations, tell } = this.#options;
    const { startedMs = nowMs(), seconds = 1, plan } = this.#running ?? {};
    const share = Math.min(1, (nowMs() - startedMs) / (seconds * 1_000));
    tell?.({ phase: this.#phase, share, operations: operations.size, faults: plan?.present ?? [] });
  }
}
