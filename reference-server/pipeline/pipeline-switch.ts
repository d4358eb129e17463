// One pipeline after another: a call goes through all its phases in the one that it began in.
import type { PhaseName, Task } from '../tasks/index.ts';
import type { PhaseResult, Pipeline } from './pipeline.ts';

/** What the orchestration asks of the pipeline in force. */
export type CallPipeline = Pick<Pipeline, 'run' | 'endPhase' | 'skip' | 'skipTo' | 'close'>;

export class PipelineSwitch implements CallPipeline {
  #current: Pipeline;
  readonly #retiring = new Set<Pipeline>();
  readonly #begun = new WeakMap<Task, Pipeline>();

  constructor(first: Pipeline) {
    this.#current = first;
  }

  /** New calls go through the next one; the last one closes once its calls have ended. */
  use(next: Pipeline): void {
    const last = this.#current;
    this.#current = next;
    this.#retiring.add(last);
    void last.retire().finally(() => this.#retiring.delete(last));
  }

  run(phase: PhaseName, task: Task, signal: AbortSignal): PhaseResult | Promise<PhaseResult> {
    return this.#of(task).run(phase, task, signal);
  }

  endPhase(phase: PhaseName, task: Task, outcome?: 'visited' | 'failed'): void {
    this.#of(task).endPhase(phase, task, outcome);
  }

  skip(phase: PhaseName, task: Task): void {
    this.#of(task).skip(phase, task);
  }

  skipTo(phase: PhaseName, task: Task): void {
    this.#of(task).skipTo(phase, task);
  }

  async close(): Promise<void> {
    await Promise.all([this.#current, ...this.#retiring].map(pipeline => pipeline.close()));
  }

  #of(task: Task): Pipeline {
    const begun = this.#begun.get(task) ?? this.#current;
    this.#begun.set(task, begun);
    return begun;
  }
}
