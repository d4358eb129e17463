// The port to what decodes. Each driver implements it: the embedded engine, an engine at a URL, an orchestrator in front of one.
import type { Output } from '../comparison/output.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Level } from '../matrix/circumstance.ts';

/** In the place of a build, where the engine tells none. */
export const buildNotTold = 'not told';

/** What a verdict holds for, printed with it. Members that the engine does not tell are absent, never guessed. */
export interface Fingerprint {
  readonly engine: string;
  readonly build: string;
  readonly modelDigest?: string;
  /** Instruction set, or GPU with its driver. */
  readonly device?: string;
  readonly flashAttention?: boolean;
  readonly kvType?: string;
  readonly unifiedKv?: boolean;
  readonly slots?: number;
}

export interface Ask {
  /** undefined where the control leaves it out. */
  readonly seed: number | undefined;
  readonly case: CorpusCase;
  readonly isStreamed: boolean;
  /** Whether what an earlier request left in the cache may be used. */
  readonly mayReusePrompt: boolean;
}

/** What the engine itself has counted since its start, where it tells. */
export interface EngineCounters {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export interface RunningEngine {
  readonly fingerprint: Fingerprint;
  /** What has no slot yet waits for one. */
  ask(ask: Ask, signal: AbortSignal): Promise<Output>;
  counters?(): Promise<EngineCounters>;
  /** Resolves once nothing of it runs any more. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly slots: number;
  readonly replica: number;
}

/** Thrown by start where this machine lacks what the engine needs: it is inapplicable, and nothing is claimed of it. */
export class EngineInapplicable extends Error {
  override readonly name = 'EngineInapplicable';
}

/** An engine as its document describes it. */
export interface EngineDriver {
  readonly name: string;
  /** Levels that the document promises at its settings; every other one it cannot promise. */
  readonly promises: readonly Level[];
  readonly isPieceAToken: boolean;
  /** False for one at a URL: what needs a restart or another number of slots can't be told of it. */
  readonly canRestart: boolean;
  /** Numbers of slots that it is tried with, the reference's first; 1, 2 and 4 where not said. */
  readonly slots?: readonly number[];
  /** Cases with longer prompts are left out of its plan, and listed so. */
  readonly promptBytesMax?: number;
  /** Why nothing can be promised here, whatever the document says. */
  readonly refusal?: string;
  /** Why one more case is left out; undefined where it is asked. */
  leavesOut?(one: CorpusCase): string | undefined;
  start(options: StartOptions, signal: AbortSignal): Promise<RunningEngine>;
}
