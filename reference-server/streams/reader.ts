// One reader of a log: a cursor into it, and whether its sink takes more at the moment.
export type CloseReason = 'terminal' | 'slow' | 'closed';

export interface ReaderSink {
  /** False when the sink took it and wants no more until drained() is called. */
  write(text: string): boolean;
  close(why: CloseReason): void;
}

/** What the owner of the sink holds. */
export interface Reader {
  /** The sink takes more again. */
  drained(): void;
  /** Writes a comment, unless frames are waiting anyway. */
  heartbeat(): void;
  /** The client went away, perhaps where it can't come back from, or was given up because it took nothing for too long. */
  leave(why?: 'left' | 'gone' | 'idle'): void;
  /** The server ends the connection; nobody's fault. */
  close(): void;
}

export interface Cursor {
  readonly sink: ReaderSink;
  /** Index of the next entry of the log. */
  next: number;
  /** Entries without a number that stand before this index are not for this reader. */
  readonly liveFrom: number;
  isWaiting: boolean;
}
