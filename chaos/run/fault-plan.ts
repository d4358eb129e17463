import type { PlannedFault } from '../grammar/experiment.ts';
import type { FaultWindow } from '../grammar/record.ts';
import { interrupted } from '../grammar/verdict.ts';
import type { Stage } from '../stage/stage.ts';
import { until } from './until.ts';

export interface FaultPlanOptions {
  readonly stage: Stage;
  readonly planned: readonly PlannedFault[];
  readonly seconds: number;
  readonly startedMs: number;
}

interface Made {
  readonly planned: PlannedFault;
  readonly injectedMs: number;
  readonly healedMs: number;
  readonly failure?: string;
}

/** After its time, for one that nobody has met. */
const metWithinMs = 3_000;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Puts faults in and takes them away in their time; at the end all of them, whatever happened. */
export class FaultPlan {
  readonly #options: FaultPlanOptions;
  readonly #present = new Set<string>();

  constructor(options: FaultPlanOptions) {
    this.#options = options;
  }

  get present(): readonly string[] {
    return [...this.#present];
  }

  /** Resolves when the last is healed. */
  async run(signal: AbortSignal): Promise<readonly FaultWindow[]> {
    const { planned, stage } = this.#options;
    const made = await Promise.all(planned.map(one => this.#make(one, signal)));
    const failures = new Map<string, string>();
    for (const { fault } of [...planned].reverse())
      await fault
        .heal(stage)
        .catch((error: unknown) => failures.set(fault.name, `heal-all: ${wordsOf(error)}`));
    return made.map(({ planned: { fault }, injectedMs, healedMs, failure }) => {
      const why = failure ?? failures.get(fault.name);
      return {
        fault: fault.name,
        injectedMs,
        healedMs,
        witnesses: [],
        ...(why === undefined ? {} : { failure: why }),
      };
    });
  }

  async #make(planned: PlannedFault, signal: AbortSignal): Promise<Made> {
    const { stage } = this.#options;
    const { fault } = planned;
    await this.#at(planned.from, signal);
    const injectedMs = stage.nowMs();
    if (signal.aborted) return { planned, injectedMs, healedMs: injectedMs, failure: interrupted };
    this.#present.add(fault.name);
    try {
      await fault.inject(stage, signal);
      await this.#at(planned.to, signal);
      await until(stage.clock, metWithinMs, () => signal.aborted || fault.isMet?.(stage) !== false);
      await fault.heal(stage);
      return { planned, injectedMs, healedMs: stage.nowMs() };
    } catch (error) {
      return { planned, injectedMs, healedMs: stage.nowMs(), failure: wordsOf(error) };
    } finally {
      this.#present.delete(fault.name);
    }
  }

  #at(share: number, signal: AbortSignal): Promise<void> {
    const { stage, seconds, startedMs } = this.#options;
    const waitMs = Math.max(0, startedMs + share * seconds * 1_000 - stage.nowMs());
    return new Promise(resolve => {
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = stage.clock.after(waitMs, done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
