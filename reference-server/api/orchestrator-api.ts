// What the HTTP surface asks of the orchestrator, and no more.
import type {
  AdmissionResponse,
  Readiness,
  SessionInfo,
  TaskList,
  TaskRecord,
  TaskRequest,
  TaskState,
} from '#contracts';
import type { Caller } from '../identity/index.ts';
import type { Reader, ReaderSink } from '../streams/index.ts';

/** What is left of the budgets that the tenant has. */
export interface BudgetRemainder {
  readonly tokens?: number | undefined;
  readonly timeMs?: number | undefined;
  readonly cost?: number | undefined;
}

export interface SubmitContext {
  readonly correlationId: string;
  /** Of the request's own span, where it belongs to a trace. */
  readonly traceparent?: string | undefined;
  /** The body as it was sent, before any default. */
  readonly parsed: unknown;
  /** On the monotonic clock. */
  readonly receivedMs: number;
  /** Aborted when the client goes away before the answer. */
  readonly signal: AbortSignal;
}

export interface Submitted {
  readonly admission: AdmissionResponse;
  readonly replayed: boolean;
  readonly budgets: BudgetRemainder;
  /** As admission counted them. */
  readonly promptTokens: number;
}

/** What clients that know of no engine call a model. */
export interface ServedModel {
  readonly modelRef: string;
  readonly engine: string;
  readonly contextMax: number;
  readonly tokensMax: number;
  /** A deprecated model takes none that asks for nothing special. */
  readonly takesWork: boolean;
}

export interface TaskQuery {
  readonly state?: TaskState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type Attached =
  | { readonly kind: 'attached'; readonly reader: Reader; readonly budgets: BudgetRemainder }
  | { readonly kind: 'complete' };

export interface AttachRequest {
  readonly taskId: string;
  /** The last frame that the reader has; -1 for none. */
  readonly afterId: number;
  /** May be written to before the attachment resolves. */
  readonly sink: ReaderSink;
}

export interface OrchestratorApi {
  submit(caller: Caller, body: TaskRequest, context: SubmitContext): Promise<Submitted>;
  /** By name. */
  served(): readonly ServedModel[];
  /** As admission would count them. */
  promptTokens(request: Pick<TaskRequest, 'engine' | 'model_ref' | 'messages' | 'prompt'>): Promise<number>;
  record(caller: Caller, taskId: string): Promise<TaskRecord>;
  list(caller: Caller, query: TaskQuery): Promise<TaskList>;
  attach(caller: Caller, request: AttachRequest): Promise<Attached>;
  cancel(caller: Caller, taskId: string): Promise<void>;
  session(caller: Caller, sessionId: string): Promise<SessionInfo>;
  deleteSession(caller: Caller, sessionId: string): Promise<void>;
  readiness(): Readiness;
}
