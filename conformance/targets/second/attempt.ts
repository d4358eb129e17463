import type { Attempt, ErrorPayload } from '#contracts';
import type { Timer } from './clock.ts';
import { type Core, classLabels, noteEvent, poolLabels } from './core.ts';
import type { Completion, EngineFailure, Generation } from './engines/engine-wire.ts';
import type { Labels } from './metrics.ts';
import { sendPlanning } from './planning.ts';
import type { Replica } from './replica.ts';
import { retryOrFail } from './retry.ts';
import type { OpenCall, Task } from './task.ts';
import { endTask } from './task-end.ts';
import { taskFields } from './task-log-line.ts';

export interface AttemptFailure {
  readonly code: ErrorPayload['code'];
  readonly retryAfterMs?: number;
}

type Ended = Exclude<Attempt['outcome'], 'running' | 'interrupted'>;

/** One engine call for a task: it holds a slot until it ends, in whichever way. */
class AttemptRun implements OpenCall {
  readonly #core: Core;
  readonly #task: Task;
  readonly #replica: Replica;
  readonly #record: { -readonly [Key in keyof Attempt]: Attempt[Key] };
  readonly #endTrial: (outcome: 'success' | 'failure' | 'neither') => void;
  readonly #labels: Labels;
  #call: Generation | undefined;
  #wall: Timer;
  #idle: Timer;
  #isOpen = true;

  constructor(core: Core, task: Task, replica: Replica) {
    this.#core = core;
    this.#task = task;
    this.#replica = replica;
    this.#endTrial = replica.breaker.begin();
    replica.leases += 1;
    const { engine } = task.pool.config;
    const facts = { engine_version: replica.facts.version, model_digest: replica.facts.digest };
    const place = { engine, ...facts, pool_id: task.pool.id, replica_id: replica.id };
    const n = task.attempts.length + 1;
    this.#record = { n, ...place, outcome: 'running', started_ms: core.clock.wallMs() };
    task.attempts.push(this.#record);
    task.attemptsHere += 1;
    this.#labels = {
      ...poolLabels(core, task.pool),
      engine_version: replica.facts.version ?? task.pool.config.wire,
      replica_id: replica.id,
    };
    const { wall_ms: wall, idle_ms: idle } = task.pool.config.timeouts;
    this.#wall = core.clock.after(wall, () => this.#timeOut('wall'));
    this.#idle = core.clock.after(idle, () => this.#timeOut('idle'));
  }

  open(): void {
    const { request, origin } = this.#task;
    const span = this.#core.clock.freshHex(8);
    const traceparent = origin.traceId === undefined ? undefined : `00-${origin.traceId}-${span}-01`;
    this.#call = this.#replica.options.wire.generate(
      { model: this.#task.pool.model, request, seed: origin.seed, traceparent },
      {
        progress: () => this.#progress(),
        piece: text => this.#piece(text),
        done: completion => this.#done(completion),
        failed: failure => this.#failed(failure),
      },
    );
    if (!this.#isOpen) this.#call.abort();
  }

  get number(): number {
    return this.#record.n;
  }

  abort(outcome: Attempt['outcome'], code?: Attempt['error_code']): void {
    if (!this.#isOpen) return;
    const ended = outcome === 'running' || outcome === 'interrupted' ? 'canceled' : outcome;
    this.#close(ended, code);
    this.#endTrial(outcome === 'completed' ? 'success' : 'neither');
  }

  #close(outcome: Ended, code?: Attempt['error_code']): void {
    this.#isOpen = false;
    this.#call?.abort();
    this.#wall.cancel();
    this.#idle.cancel();
    this.#replica.leases -= 1;
    this.#task.call = undefined;
    this.#task.pool.running.delete(this.#task);
    this.#record.outcome = outcome;
    this.#record.error_code = code;
    this.#record.ended_ms = this.#core.clock.wallMs();
    this.#core.metrics.add('engine_attempts_total', { ...this.#labels, outcome });
  }

  #progress(): void {
    if (!this.#isOpen) return;
    this.#idle.cancel();
    this.#idle = this.#core.clock.after(this.#task.pool.config.timeouts.idle_ms, () => this.#timeOut('idle'));
  }

  #piece(text: string): void {
    if (!this.#isOpen) return;
    const task = this.#task;
    const payload = { t: text, i: task.pieces.length };
    if (task.log.wouldExceed(payload, this.#core.config().streams.stream_bytes_max)) {
      endTask(this.#core, task, { state: 'failed', code: 'STREAM_TOO_LARGE' });
      return;
    }
    task.pieces.push(text);
    this.#core.metrics.add('tokens_out_total', this.#labels);
    if (task.pieces.length === 1) this.#first();
    const tookMs = this.#core.clock.nowMs() - task.origin.receivedMs;
    if (task.pieces.length === 64) this.#core.observations.sixtyFour(task, tookMs);
    task.log.append('token', payload);
  }

  #first(): void {
    const task = this.#task;
    task.firstPieceMs = this.#core.clock.nowMs();
    this.#record.first_piece_ms = this.#core.clock.wallMs();
    const tookMs = task.firstPieceMs - task.origin.receivedMs;
    const labels = {
      ...classLabels(this.#core, task),
      engine_version: this.#labels.engine_version ?? task.pool.config.wire,
    };
    this.#core.metrics.observe('latency_first_token_ms', labels, tookMs);
    this.#core.observations.firstToken(task, tookMs);
    noteEvent(this.#core, task, {
      type: 'first-piece',
      attempt: this.#record.n,
      replica_id: this.#replica.id,
    });
  }

  #done(completion: Completion): void {
    if (!this.#isOpen) return;
    const task = this.#task;
    const startMs = task.decodeStartMs ?? 0;
    const totalMs = this.#core.clock.nowMs() - startMs;
    const firstMs = task.firstPieceMs === undefined ? totalMs : task.firstPieceMs - startMs;
    task.pool.estimates.learn({ firstMs, totalMs, pieces: task.pieces.length });
    if (completion.usage !== undefined)
      this.#core.metrics.add('tokens_in_total', this.#labels, completion.usage.prompt_tokens);
    this.#keepSession(completion);
    endTask(this.#core, task, { state: 'completed', completion });
  }

  /** The replica holds the conversation from now on. */
  #keepSession(completion: Completion): void {
    const { session } = this.#task.origin;
    if (session === undefined) return;
    session.replica = this.#replica;
    session.generation = this.#replica.generation;
    session.slot = completion.slot;
    const perToken = this.#task.pool.config.model.kv_bytes_per_token;
    session.kvBytes = (completion.cachedTokens ?? completion.usage?.total_tokens ?? 0) * perToken;
  }

  #failed(failure: EngineFailure): void {
    if (!this.#isOpen) return;
    this.#core.log.write('warn', 'attempt failed', {
      ...taskFields(this.#core, this.#task),
      event: 'attempt.failed',
      replica_id: this.#replica.id,
      attempt: this.#record.n,
      reason: failure.words.slice(0, 500),
    });
    if (failure.kind === 'content') {
      this.#close('failed', 'INVALID_PARAMS');
      this.#endTrial('neither');
      endTask(this.#core, this.#task, {
        state: 'failed',
        code: 'INVALID_PARAMS',
        details: { reason: 'refused by the engine' },
      });
      return;
    }
    if (failure.kind === 'driver') this.#driverFault();
    if (failure.isUnreachable) this.#replica.hurry();
    const isBusy = failure.kind === 'busy' && this.#task.pieces.length === 0;
    this.#fail({ code: isBusy ? 'POOL_UNAVAILABLE' : 'WORKER_RESET', retryAfterMs: failure.retryAfterMs });
  }

  #driverFault(): void {
    this.#replica.takeOut('driver error reported by the engine');
    const { devices } = this.#replica.options.config;
    const labels = { ...poolLabels(this.#core, this.#task.pool), replica_id: this.#replica.id };
    for (const device of devices ?? this.#task.pool.config.devices)
      this.#core.metrics.add('driver_resets_total', { ...labels, device: String(device) });
  }

  #timeOut(bound: 'wall' | 'idle'): void {
    if (!this.#isOpen) return;
    this.#core.log.write('warn', `attempt exceeded ${bound}_ms`, taskFields(this.#core, this.#task));
    this.#fail({ code: 'DECODE_TIMEOUT' });
  }

  #fail(failure: AttemptFailure): void {
    this.#close('failed', failure.code);
    this.#endTrial('failure');
    noteEvent(this.#core, this.#task, {
      type: 'attempt-failed',
      attempt: this.#record.n,
      replica_id: this.#replica.id,
      error_code: failure.code,
    });
    retryOrFail(this.#core, this.#task, failure);
  }
}

const noteStart = (core: Core, task: Task, replica: Replica): void => {
  const nowMs = core.clock.nowMs();
  task.decodeStartMs = nowMs;
  core.observations.dispatched(task);
  if (task.startedMs !== undefined) return;
  task.startedMs = nowMs;
  task.startedWallMs = core.clock.wallMs();
  const labels = classLabels(core, task);
  const version = { engine_version: replica.facts.version ?? task.pool.config.wire, replica_id: replica.id };
  core.metrics.add('tasks_started_total', { ...labels, ...version });
  const promised = task.admission.predicted_start_ms;
  core.metrics.observe('eta_error_ms', labels, Math.abs(nowMs - task.origin.receivedMs - promised));
};

/** Opens an attempt on a replica that placement picked. */
export const startAttempt = (core: Core, task: Task, replica: Replica): void => {
  const run = new AttemptRun(core, task, replica);
  task.call = run;
  task.state = 'running';
  task.pool.running.add(task);
  task.isWarm = task.request.kv_hint !== 'cold' && (task.origin.session?.isWarmAt(replica) ?? false);
  noteStart(core, task, replica);
  noteEvent(core, task, { type: 'started', attempt: run.number, replica_id: replica.id });
  core.log.write('info', 'task dispatched', {
    ...taskFields(core, task),
    event: 'task.dispatched',
    replica_id: replica.id,
    attempt: run.number,
  });
  run.open();
  sendPlanning(core, task);
};
