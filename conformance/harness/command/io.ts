/** Where a command speaks; a test hands its own. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
  /** The terminal is there and can be drawn on. */
  readonly isTerminal: boolean;
  readonly hasColor: boolean;
  readonly width: number;
}

/** A wrong way of asking: said in one sentence, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
