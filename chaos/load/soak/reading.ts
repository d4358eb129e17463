/** Of a server at rest, between two parts of a soak. */
export interface SoakReading {
  readonly atMs: number;
  /** Tasks that ended since the server began. */
  readonly tasks: number;
  readonly heapBytes: number;
  readonly bufferBytes: number;
  readonly rssBytes: number;
  readonly descriptors: number;
  readonly resources: Readonly<Record<string, number>>;
  /** By the server's own word: streams_open, active_leases. */
  readonly streamsOpen: number;
  readonly leases: number;
}

/** Kinds of active resources that are neither sockets nor timers nor files are left out. */
export const countOf = ({ resources }: SoakReading, kind: RegExp): number =>
  Object.entries(resources).reduce((sum, [name, count]) => sum + (kind.test(name) ? count : 0), 0);

export const sockets = /^(TCP|Pipe).*Wrap$/;
export const timers = /^(Timeout|Immediate)$/;
