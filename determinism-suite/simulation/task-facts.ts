// What the world outside the server knows of one task: what was asked, answered, read and witnessed.
import type { TaskRequest } from '#contracts';
import type { ServerLife } from './server-life.ts';

export interface EngineCallFacts {
  readonly server: ServerLife;
  readonly poolId: string;
  readonly beganAtMs: number;
  /** Each event that the engine brought, and when. */
  readonly pieces: { readonly text: string; readonly atMs: number }[];
  abortedAtMs: number | undefined;
  /** It ended by itself, well or not. */
  endedAtMs: number | undefined;
  failure: { readonly atMs: number; readonly retryAfterMs: number | undefined } | undefined;
}

export interface TerminalFacts {
  readonly event: 'end' | 'error';
  readonly code: string | undefined;
  readonly isDurable: boolean;
  readonly atMs: number;
}

export interface Place {
  readonly poolId: string;
  readonly priority: TaskRequest['priority'];
}

export interface ReaderFacts {
  readonly attachedAtMs: number;
  /** It takes what comes at once. */
  readonly isKeen: boolean;
}

/** What must become of a task that was open when its process died. */
export type AfterCrash = 'interrupted' | 'waits';

export class TaskFacts {
  readonly key: string;
  readonly tenantId: string;
  readonly taskId: string;
  readonly request: TaskRequest;
  /** On the clock of the simulation: no earlier than the first may it expire, and not open after the second. */
  deadlineAtMs: number;
  deadlineLatestMs: number;
  acknowledgedAtMs: number | undefined;
  firstAcknowledgements = 0;
  jobId: string | undefined;
  /** Submissions without an answer yet. */
  submissionsOpen = 0;
  /** The log as readers saw it: the text of each numbered frame; a hole where only resumed readers read on. */
  frames: (string | undefined)[] = [];
  terminal: TerminalFacts | undefined;
  cancelAskedAtMs: number | undefined;
  cancelAnsweredAtMs: number | undefined;
  readonly calls: EngineCallFacts[] = [];
  readonly readers = new Set<ReaderFacts>();
  /** Someone read it in this process. */
  wasRead = false;
  lastReaderLeftAtMs: number | undefined;
  afterCrash: AfterCrash | undefined;
  /** A reader has, or had in an earlier process, a piece of it. */
  pieceWasSeen = false;
  recoveredAtMs: number | undefined;
  /** It waits since before the present process began. */
  wasQueuedAtCrash = false;
  wasDispatchedSinceRecovery = false;
  /** The place in a queue that it holds, or asked for. */
  place: Place | undefined;
  /** The pool in whose queue it has, or had last, its place. */
  queuedIn: string | undefined;
  /** Writes of its row that this process asked for. */
  writesAsked = 0;
  beganInAdmission = false;
  /** The pool into whose queue it is being written. */
  enteringPool: string | undefined;
  /** The store refused its admission, and nobody is told yet. */
  isRefusedByStore = false;
  endAskedAtMs: number | undefined;
  /** Its frames, the last one being the end that was decided. */
  endFrames: string | undefined;
  /** Whether it is displaced is being written. */
  hangsOnCommit = false;
  isSessionDeleted = false;

  constructor(tenantId: string, request: TaskRequest, deadlineAtMs: number) {
    this.key = `${tenantId}/${request.task_id}`;
    this.tenantId = tenantId;
    this.taskId = request.task_id;
    this.request = request;
    this.deadlineAtMs = deadlineAtMs;
    this.deadlineLatestMs = deadlineAtMs;
  }

  /** Its process died: what only that process knew is gone. */
  forgetProcess(): void {
    this.submissionsOpen = 0;
    this.wasRead = false;
    this.lastReaderLeftAtMs = undefined;
    this.writesAsked = 0;
    this.beganInAdmission = false;
    this.enteringPool = undefined;
    this.isRefusedByStore = false;
    this.endAskedAtMs = undefined;
    this.endFrames = undefined;
    this.hangsOnCommit = false;
    this.wasQueuedAtCrash = false;
    this.place = undefined;
    this.readers.clear();
  }

  /** It stands in the store as one that has not ended: it begins its log anew. */
  reopen(afterCrash: AfterCrash): void {
    if (this.pieces > 0) this.pieceWasSeen = true;
    this.afterCrash = afterCrash;
    this.frames = [];
    this.terminal = undefined;
    this.cancelAskedAtMs = undefined;
    this.cancelAnsweredAtMs = undefined;
    this.wasDispatchedSinceRecovery = false;
  }

  get pieces(): number {
    return Math.max(0, this.frames.length - 1 - (this.terminal === undefined ? 0 : 1));
  }

  get sessionKey(): string | undefined {
    const { session_id } = this.request;
    return session_id === undefined ? undefined : `${this.tenantId}/${session_id}`;
  }

  get isOpen(): boolean {
    return this.acknowledgedAtMs !== undefined && this.terminal === undefined;
  }

  /** A call that has neither ended nor been aborted. */
  get callAtWork(): EngineCallFacts | undefined {
    const last = this.calls.at(-1);
    return last === undefined || last.abortedAtMs !== undefined || last.endedAtMs !== undefined
      ? undefined
      : last;
  }
}

export class Ledger {
  readonly #tasks = new Map<string, TaskFacts>();
  readonly #byTaskId = new Map<string, TaskFacts>();

  add(facts: TaskFacts): void {
    this.#tasks.set(facts.key, facts);
    this.#byTaskId.set(facts.taskId, facts);
  }

  get(key: string): TaskFacts | undefined {
    return this.#tasks.get(key);
  }

  byTaskId(taskId: string): TaskFacts | undefined {
    return this.#byTaskId.get(taskId);
  }

  all(): IterableIterator<TaskFacts> {
    return this.#tasks.values();
  }

  get size(): number {
    return this.#tasks.size;
  }
}

/** The prompt names the task, so that an engine knows what it was called for. */
export function promptOf(taskId: string, filling: number): string {
  return `${taskId} ${'x'.repeat(filling)}`;
}

export function taskIdOf(prompt: string): string | undefined {
  return prompt.length > 36 && prompt[36] === ' ' ? prompt.slice(0, 36) : undefined;
}
