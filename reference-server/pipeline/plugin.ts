// What the author of a plugin implements, and all that a plugin is given. README.md beside this file is the guide.
import type { ErrorCode, TaskRequest } from '#contracts';
import type { CancelReason, FinishReason, PhaseName, TaskState, Usage } from '../tasks/index.ts';

/** How the call ended, where it has ended. */
export interface PluginOutcome {
  readonly state: TaskState;
  readonly code?: ErrorCode;
  readonly finishReason?: FinishReason;
  readonly usage?: Readonly<Usage>;
  readonly decodeMs?: number;
  readonly servedBy?: string;
  readonly reason?: CancelReason;
}

/** The call as it stands at the beginning of the plugin's turn: a frozen picture, no part of the call itself. */
export interface PluginView {
  readonly jobId: string;
  readonly taskId: string;
  readonly tenantId: string;
  readonly keyId: string | undefined;
  readonly correlationId: string;
  readonly phase: PhaseName;
  readonly state: TaskState;
  /** The state; of a submission that was refused, the refusal's code. */
  readonly status: TaskState | ErrorCode;
  readonly request: TaskRequest;
  /** The client's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** Known from ROUTE on. */
  readonly poolId: string | undefined;
  readonly seed: number;
  readonly determinism: 'strict' | 'best_effort';
  readonly promptTokens: number;
  readonly receivedWallMs: number;
  readonly outcome: PluginOutcome | undefined;
  readonly output: string;
  readonly pieces: number;
  /** The plugin that answered in the engine's place. */
  readonly answeredBy: string | undefined;
}

/** What plugins of one call tell one another: plain data, copied on the way in. */
export interface PluginAttributes {
  get(name: string): unknown;
  /** Kept if the plugin's turn ends well; without effect once it is over. */
  set(name: string, value: unknown): void;
  names(): readonly string[];
}

/** A text given in the engine's place. */
export interface Answer {
  readonly text: string;
  readonly usage?: Readonly<Usage>;
  readonly finishReason?: FinishReason;
}

export const vetoCodes = ['POLICY_DENIED', 'INVALID_PARAMS', 'FORBIDDEN', 'UNSUPPORTED_WORKLOAD'] as const;
export type VetoCode = (typeof vetoCodes)[number];

export interface PluginTools {
  readonly attributes: PluginAttributes;
  /** Aborted when the plugin's time is over, or the call's. */
  readonly signal: AbortSignal;
  /** Before INFERENCE: answers the call if the turn ends well. The first answer of a call stands. */
  shortCircuit(answer: Answer): void;
  /** Before INFERENCE: refuses the call, whatever the strategy. `rule` goes to the audit, never to the client. */
  veto(code: VetoCode, message: string, rule?: string): never;
}

export interface Plugin {
  /** Once, first of all; throws where the options make no sense. */
  configure?(options: Readonly<Record<string, unknown>>): void | Promise<void>;
  /** Once, before the first call. */
  initialize?(): void | Promise<void>;
  /** Without it the plugin is concerned by every call. */
  concerned?(view: PluginView): boolean;
  execute(view: PluginView, tools: PluginTools): void | Promise<void>;
  /** Once, after the last call. */
  shutdown?(): void | Promise<void>;
}

export interface PluginContext {
  /** The id that the configuration gives this plugin. */
  readonly id: string;
  readonly phase: PhaseName;
  readonly clock: { wallMs(): number; monotonicMs(): number };
}

/** The default export of a plugin's module. */
export type PluginFactory = (context: PluginContext) => Plugin | Promise<Plugin>;
