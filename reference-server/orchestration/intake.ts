// A submission on its way in: the first five phases, the place in the queue, and the commit that makes it a task.
import type { TaskRequest } from '#contracts';
import type { ReplicaLease } from '../fleet/index.ts';
import { isOrchestratorError, OrchestratorError } from '../kernel/index.ts';
import type { ShortCircuit } from '../pipeline/index.ts';
import type { TaskLog } from '../streams/index.ts';
import {
  canonicalDigest,
  isTerminal,
  newTask,
  type PhaseName,
  recordEvent,
  type Task,
  type TaskEventRecord,
  taskKey,
} from '../tasks/index.ts';
import { type AdmissionChecks, derivedSeed } from './admission-checks.ts';
import { openAttempt } from './attempt.ts';
import { type Core, type PoolRuntime, poolOf } from './core.ts';
import { placementNeed } from './dispatcher.ts';
import type { Ending } from './ending.ts';
import { failureOf } from './engine-failure.ts';
import type { Execution } from './execution.ts';
import { hasEnded, type LiveTask, liveTask } from './live-task.ts';
import type { QueueAdmission } from './queue-admission.ts';
import type { Readers } from './readers.ts';
import { serveShortCircuit } from './short-circuit.ts';

export interface Submission {
  readonly tenantId: string;
  readonly keyId: string | undefined;
  /** Its key has a role that may submit. */
  readonly isAllowed: boolean;
  readonly request: TaskRequest;
  /** As parsed, before defaults. */
  readonly parsed: unknown;
  readonly correlationId: string;
  readonly traceparent?: string | undefined;
  readonly receivedMs: number;
}

export interface IntakeParts {
  readonly core: Core;
  readonly checks: AdmissionChecks;
  readonly admission: QueueAdmission;
  readonly execution: Execution;
  readonly ending: Ending;
  readonly readers: Readers;
  nextOrdinal(): number;
  kick(poolId: string): void;
}

export function appendStarted({ task, log }: LiveTask): void {
  const { queuePosition, predictedStartMs } = task.admission;
  log.append('started', {
    task_id: task.taskId,
    job_id: task.jobId,
    queue_position: queuePosition,
    predicted_start_ms: predictedStartMs,
  });
}

export class Intake {
  readonly #parts: IntakeParts;
  readonly #core: Core;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#core = parts.core;
  }

  /** Resolves with the admitted task; throws the refusal, after which no task exists and the id is free. */
  async admit(submission: Submission): Promise<LiveTask> {
    const promptTokens = await this.#parts.checks.promptTokens(submission.request);
    const live = this.#create(submission, promptTokens);
    try {
      const answered = await this.#visitIntakePhases(live, submission);
      if (answered === undefined) await this.#enterQueue(live);
      else await this.#answer(live, answered);
      return live;
    } catch (error) {
      await this.#undo(live, error);
      throw error;
    }
  }

  #create(submission: Submission, promptTokens: number): LiveTask {
    const { world } = this.#core;
    const { request } = submission;
    const jobId = `job-${world.uuid()}`;
    const origin = {
      jobId,
      taskId: request.task_id,
      tenantId: submission.tenantId,
      keyId: submission.keyId,
      ordinal: this.#parts.nextOrdinal(),
      request,
      requestDigest: canonicalDigest(submission.parsed),
      correlationId: submission.correlationId,
      traceparent: submission.traceparent,
      receivedWallMs: world.wallMs() - (world.monotonicMs() - submission.receivedMs),
      receivedMs: submission.receivedMs,
      deadlineAtMs: submission.receivedMs + request.deadline_ms,
      seed: request.seed ?? derivedSeed(jobId),
      determinism: request.determinism ?? this.#parts.checks.defaultDeterminism(request),
      promptTokens,
    };
    const task = newTask(origin, '');
    const log: TaskLog = this.#parts.readers.newLog(() => live);
    const live: LiveTask = liveTask({ key: taskKey(task.tenantId, task.taskId), task, log });
    return live;
  }

  /** What a plugin answered in place of an engine, if one did. */
  async #visitIntakePhases(live: LiveTask, { isAllowed }: Submission): Promise<ShortCircuit | undefined> {
    const { checks } = this.#parts;
    const steps = [
      ['PRE_VALIDATE', () => undefined],
      ['VALIDATE', () => checks.validate(live.task)],
      [
        'AUTHORIZE',
        () => {
          if (!isAllowed) throw new OrchestratorError('FORBIDDEN');
          checks.authorize(live);
        },
      ],
      ['ROUTE', () => checks.route(live)],
      ['PRE_INFERENCE', () => checks.preInference(live)],
    ] as const;
    let answered: ShortCircuit | undefined;
    for (const [phase, step] of steps) {
      const visited = this.#core.pipeline.run(phase, live.task, live.aborter.signal);
      const result = visited instanceof Promise ? await visited : visited;
      if (result !== 'go-on') answered = result.shortCircuit;
      if (answered === undefined || phase !== 'PRE_INFERENCE') this.#builtIn(phase, live.task, step);
    }
    return answered;
  }

  #builtIn(phase: PhaseName, task: Task, step: () => void): void {
    try {
      step();
      this.#core.pipeline.endPhase(phase, task);
    } catch (error) {
      this.#core.pipeline.endPhase(phase, task, 'failed');
      throw error;
    }
  }

  async #enterQueue(live: LiveTask): Promise<void> {
    const { task } = live;
    const runtime = poolOf(this.#core, task);
    const lease = this.#leaseAtOnce(live, runtime);
    if (lease !== undefined) openAttempt(this.#core, live, lease);
    const admitted = this.#recordAdmitted(live);
    this.#core.registry.add(live);
    const start = (): void => {
      this.#announce(live, admitted);
      if (lease === undefined) this.#parts.kick(runtime.pool.id);
      else this.#startAtOnce(live, runtime, lease);
    };
    try {
      const entered = this.#commit(live, { isAtOnce: lease !== undefined, admitted: start });
      live.entering = entered.catch(() => undefined);
      await entered;
    } catch (error) {
      lease?.release('aborted');
      throw error;
    }
  }

  async #commit(live: LiveTask, how: { isAtOnce: boolean; admitted: () => void }): Promise<void> {
    const { sessions, world } = this.#core;
    const runtime = poolOf(this.#core, live.task);
    const session = sessions.row(live.task);
    const operations = session === undefined ? [] : [{ kind: 'put-session' as const, row: session }];
    const nowMs = world.monotonicMs();
    const { predictedStartMs } = live.task.admission;
    const predictedEndMs = nowMs + predictedStartMs + runtime.forecast.serviceMs(live.task);
    await this.#parts.admission.enter({
      live,
      runtime,
      predictedEndMs,
      operations,
      openAttempt: how.isAtOnce,
      // Nobody reads before the commit, and what ends the task in the same instant comes after it in the log.
      placed: () => appendStarted(live),
      admitted: how.admitted,
    });
  }

  /** A free slot and nobody waiting: the attempt is part of the admission's own commit. */
  #leaseAtOnce(live: LiveTask, runtime: PoolRuntime): ReplicaLease | undefined {
    const isIdle = runtime.queue.depth().places === 0 && runtime.queue.depth().queued === 0;
    // A session's turn may still be taken by one that runs: that is for the queue to say.
    if (!isIdle || live.turnKey !== undefined) return undefined;
    const acquired = runtime.pool.acquire(placementNeed(this.#core, live));
    return acquired.kind === 'leased' ? acquired.lease : undefined;
  }

  /** Somebody more entitled may have come while the admission was written: then that one goes first. */
  #startAtOnce(live: LiveTask, runtime: PoolRuntime, lease: ReplicaLease): void {
    const next = runtime.queue.peek(this.#core.world.monotonicMs());
    if (next?.id === live.key) {
      runtime.queue.next(this.#core.world.monotonicMs());
      live.holdsTurn = true;
      this.#core.shares.add(live.task.tenantId, live.task.request.priority, this.#core.world.monotonicMs());
      void this.#parts.execution.run(live, lease, { isDurable: true });
      return;
    }
    lease.release('aborted');
    if (!hasEnded(live)) {
      live.task.attempts.pop();
      void this.#parts.execution.recordWaiting(live);
    }
    this.#parts.kick(runtime.pool.id);
  }

  /** Part of what the admission's commit holds; told once that is durable. */
  #recordAdmitted({ task }: LiveTask): TaskEventRecord {
    const body = { type: 'admitted', state: 'queued', pool_id: task.poolId } as const;
    return recordEvent(task, this.#core.world.wallMs(), body);
  }

  #announce(live: LiveTask, admitted: TaskEventRecord): void {
    this.#core.events.publish({ ...admitted, tenant_id: live.task.tenantId });
    this.#core.metering.admitted(live);
  }

  async #answer(live: LiveTask, answered: ShortCircuit): Promise<void> {
    this.#parts.checks.takeSessionTurn(live);
    const admitted = this.#recordAdmitted(live);
    const announce = (): void => this.#announce(live, admitted);
    await serveShortCircuit({ ...this.#parts, live, answered, announce });
  }

  /** What was taken on the way in is given back. The refused call is seen by the pipeline's tail, and by nobody else. */
  async #undo(live: LiveTask, error: unknown): Promise<void> {
    this.#core.registry.remove(live);
    this.#parts.checks.giveBack(live);
    const refusal = isOrchestratorError(error) ? error : new OrchestratorError('INTERNAL', { cause: error });
    // A short-circuited call has passed its tail before its commit failed.
    if (isTerminal(live.task.state)) return;
    await this.#parts.ending.refuse(live, { state: 'failed', failure: failureOf(refusal) });
  }
}
