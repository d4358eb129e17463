/** How a network is. What is absent is as on loopback. */
export interface Conditions {
  /** Before each chunk, each way. */
  readonly latencyMs: number;
  /** Up to so much more, drawn from the seed. */
  readonly jitterMs: number;
  /** Each way; 0: without a limit. */
  readonly bytesPerSecond: number;
  /** Chunks are cut to this size; 0: as they come. */
  readonly sliceBytes: number;
  /** Nothing passes, and nobody is told. */
  readonly partitioned: boolean;
  /** New connections are reset. */
  readonly refuses: boolean;
  /** So often every connection that stands is cut with RST; 0: never. */
  readonly resetEveryMs: number;
  /** So often what comes from the far side ends on every connection that stands; 0: never. */
  readonly halfCloseEveryMs: number;
}

export const clear: Conditions = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerSecond: 0,
  sliceBytes: 0,
  partitioned: false,
  refuses: false,
  resetEveryMs: 0,
  halfCloseEveryMs: 0,
};
