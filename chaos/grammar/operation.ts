// One task as its client meant it, and all that came of it. Times are milliseconds of the run and only grow.

/** What is planned before anything runs: when a task is due, whose it is, and how its client behaves. */
export interface Arrival {
  readonly atMs: number;
  readonly client: string;
  /** One of the setting's tenants; absent where nobody has to say who asks. */
  readonly tenant?: string;
  /** Counted from 1, as the engines are, where each has a pool of its own. */
  readonly pool?: number;
  readonly priority: 'interactive' | 'batch';
  /** Pieces that the engine will give, and the limit that the task asks for. */
  readonly pieces: number;
  /** How long the engine is silent before the first, instead of what the setting says. */
  readonly firstMs?: number;
  /** Each piece is repeated to this length, for streams that are meant to be large. */
  readonly pieceBytes?: number;
  readonly deadlineMs?: number;
  readonly session?: string;
  /** prompt: reads as frames come · slow: takes a frame each `readEveryMs` · none: never opens the stream. */
  readonly reader: 'prompt' | 'slow' | 'none';
  readonly readEveryMs?: number;
  /** Hangs up after so many pieces, or cancels. */
  readonly leavesAfter?: { readonly pieces: number; readonly by: 'hang-up' | 'cancel' };
  /** obeys: again under the same id after the hint · stubborn: again at once · none. At most `triesMax` in all. */
  readonly retries: 'obeys' | 'stubborn' | 'none';
  readonly triesMax?: number;
}

export interface Try {
  readonly sentMs: number;
  answeredMs?: number;
  /** Absent where no answer came. */
  status?: number;
  code?: string;
  backoffMs?: number;
  /** Of a 202. */
  predictedStartMs?: number;
  /** Of a 202. */
  jobId?: string;
  /** Whole seconds, of a refusal's header. */
  retryAfterS?: number;
  /** Of a refusal's body. */
  retryAfterMs?: number;
  policyLabel?: string;
  retriable?: boolean;
  /** It is the first admission once more. */
  isReplay?: boolean;
  /** Why no answer came. */
  failure?: string;
}

export interface Frame {
  readonly atMs: number;
  readonly event: string;
  readonly id: number | undefined;
  /** Of a piece. */
  readonly index?: number;
  readonly text?: string;
  /** Of an error. */
  readonly code?: string;
  readonly tokensLost?: boolean;
  readonly durable?: boolean;
  readonly decodeMs?: number;
  /** As sent, of a numbered frame that is no piece. */
  readonly data?: string;
}

/** One connection that a client opened to a task's stream. */
export interface Reading {
  readonly openedMs: number;
  readonly after?: number;
  status?: number;
  readonly frames: Frame[];
  closedMs?: number;
  closedBy?: 'target' | 'client' | 'error';
  failure?: string;
}

export interface Cancel {
  readonly askedMs: number;
  answeredMs?: number;
  status?: number;
  failure?: string;
}

export interface Operation {
  readonly task: string;
  readonly arrival: Arrival;
  /** When it was due, which is what its times are counted from. */
  readonly intendedMs: number;
  readonly tries: Try[];
  readonly readings: Reading[];
  cancel?: Cancel;
}

export const admittedTry = (operation: Operation): Try | undefined =>
  operation.tries.find(({ status }) => status === 202);

const terminalEvents: readonly string[] = ['end', 'error'];

export const isTerminal = (frame: Frame): boolean => terminalEvents.includes(frame.event);

/** All frames that its readers got, in the order of their arrival. */
export const framesOf = (operation: Operation): readonly Frame[] =>
  operation.readings.flatMap(({ frames }) => frames).sort((a, b) => a.atMs - b.atMs);

export const terminalOf = (operation: Operation): Frame | undefined => framesOf(operation).find(isTerminal);

export const firstPieceOf = (operation: Operation): Frame | undefined =>
  framesOf(operation).find(({ event }) => event === 'token');
