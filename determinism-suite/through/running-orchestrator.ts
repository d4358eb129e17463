// An orchestrator that runs, asked like an engine.
import { parseSamples, type RunningTarget, type Sample, valueAt } from '#conformance/harness';
import type { Output } from '../comparison/output.ts';
import type { Ask, Fingerprint, RunningEngine } from '../engines/engine.ts';
import { Access } from './access.ts';
import { outputOfRecord } from './read-output.ts';
import { NotServed, StrictRefused } from './refusal.ts';
import { SubmittedTask } from './submitted-task.ts';
import { type Addressee, type TaskOptions, taskRequest } from './task-request.ts';

export interface RunningOrchestratorOptions {
  readonly target: RunningTarget;
  readonly addressee: Addressee;
  readonly fingerprint: Fingerprint;
  /** It takes strict tasks; otherwise it refuses, and that is what is told. */
  readonly isStrict: boolean;
  stop(): Promise<void>;
}

export class RunningOrchestrator implements RunningEngine {
  readonly fingerprint: Fingerprint;
  /** False where strict tasks are refused. */
  readonly isStrict: boolean;
  readonly poolId: string;
  readonly #options: RunningOrchestratorOptions;
  readonly #access: Access;

  constructor(options: RunningOrchestratorOptions) {
    this.#options = options;
    this.fingerprint = options.fingerprint;
    this.poolId = options.addressee.poolId;
    this.isStrict = options.isStrict;
    this.#access = new Access(options.target);
  }

  get url(): string {
    return this.#options.target.url;
  }

  async submit(ask: Ask, options: Omit<TaskOptions, 'taskId'> = {}): Promise<SubmittedTask> {
    const { addressee } = this.#options;
    const taskId = this.#access.newId();
    const visit = this.#access.visit();
    const request = taskRequest(addressee, ask, { ...options, taskId });
    const answer = await visit.orchestrator.submit(request);
    if (answer.status === 202) return new SubmittedTask(this.#access, taskId);
    if (valueAt(answer.json, 'code') === 'DETERMINISM_UNSUPPORTED') throw new StrictRefused(answer.body);
    throw new NotServed(`the task is answered ${answer.status ?? 'nothing'}: ${answer.body}`);
  }

  async ask(ask: Ask, signal: AbortSignal): Promise<Output> {
    const task = await this.submit(ask);
    if (ask.isStreamed) return task.output(signal);
    const record = await task.record(signal);
    const output = outputOfRecord(record);
    if (output !== undefined) return output;
    throw new NotServed(`the task did not complete: ${JSON.stringify(valueAt(record, 'error'))}`);
  }

  async samples(): Promise<readonly Sample[]> {
    const answer = await this.#access.visit().orchestrator.metrics();
    if (answer.status !== 200) throw new NotServed(`/metrics answers ${answer.status}`);
    return parseSamples(answer.body);
  }

  newSession(): string {
    return this.#access.newId();
  }

  async stop(): Promise<void> {
    await this.#access.close();
    await this.#options.stop();
  }
}
