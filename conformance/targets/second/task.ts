import type {
  AdmissionResponse,
  Attempt,
  ErrorPayload,
  Placement,
  TaskError,
  TaskEvent,
  TaskRecord,
  TaskRequest,
  TaskState,
  TenantConfig,
  Usage,
} from '#contracts';
import type { Timer } from './clock.ts';
import type { Pool } from './pool.ts';
import type { Reservation } from './quotas.ts';
import type { Session } from './sessions.ts';
import { StreamLog } from './stream-log.ts';

export interface TaskOrigin {
  readonly request: TaskRequest;
  readonly bodyDigest: string;
  readonly tenant: TenantConfig;
  readonly keyId: string | undefined;
  readonly correlationId: string;
  readonly traceId: string | undefined;
  readonly receivedMs: number;
  readonly receivedWallMs: number;
  readonly arrival: number;
  readonly jobId: string;
  readonly seed: number;
  readonly promptTokens: number;
  readonly promptBytes: number;
  readonly session: Session | undefined;
}

export type TimerName = 'deadline' | 'backoff' | 'grace';

/** An engine call that is open for a task, as others may end it. */
export interface OpenCall {
  abort(outcome: Attempt['outcome'], code?: Attempt['error_code']): void;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** What became of one admitted submission. The log is what readers see, the rest is the record. */
export class Task {
  readonly origin: TaskOrigin;
  readonly log = new StreamLog();
  readonly attempts: Mutable<Attempt>[] = [];
  readonly events: TaskEvent[] = [];
  readonly pieces: string[] = [];
  readonly triedPools: string[] = [];
  state: TaskState = 'queued';
  pool: Pool;
  admission: AdmissionResponse;
  call: OpenCall | undefined;
  placement: Placement | undefined;
  attemptsHere = 0;
  /** Went back to the queue: takes no place there and gives none away. */
  isRequeued = false;
  notBeforeMs = 0;
  startedMs: number | undefined;
  startedWallMs: number | undefined;
  decodeStartMs: number | undefined;
  firstPieceMs: number | undefined;
  endedMs: number | undefined;
  endedWallMs: number | undefined;
  decodeMs: number | undefined;
  usage: Usage | undefined;
  finishReason: TaskRecord['finish_reason'];
  error: (TaskError & { readonly code: ErrorPayload['code'] }) | undefined;
  cancelReason: TaskRecord['cancel_reason'];
  isWarm = false;
  reservation: Reservation | undefined;
  readonly #timers = new Map<TimerName, Timer>();

  constructor(origin: TaskOrigin, pool: Pool, admission: AdmissionResponse) {
    this.origin = origin;
    this.pool = pool;
    this.admission = admission;
  }

  get request(): TaskRequest {
    return this.origin.request;
  }

  get isEnded(): boolean {
    return this.state !== 'queued' && this.state !== 'running';
  }

  get deadlineMs(): number {
    return this.origin.receivedMs + this.request.deadline_ms;
  }

  setTimer(name: TimerName, timer: Timer): void {
    this.cancelTimer(name);
    this.#timers.set(name, timer);
  }

  cancelTimer(name: TimerName): void {
    this.#timers.get(name)?.cancel();
    this.#timers.delete(name);
  }

  cancelTimers(): void {
    for (const name of [...this.#timers.keys()]) this.cancelTimer(name);
  }

  note(event: Pick<TaskEvent, 'type'> & Partial<TaskEvent>, wallMs: number): TaskEvent {
    const full: TaskEvent = {
      ...event,
      sequence: this.events.length,
      task_id: this.request.task_id,
      job_id: this.origin.jobId,
      session_id: this.request.session_id,
      at_ms: wallMs,
      state: this.state,
      engine: this.pool.config.engine,
      pool_id: this.pool.config.id,
    };
    this.events.push(full);
    return full;
  }
}
