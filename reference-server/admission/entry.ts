// What the queue knows of a task, and the order inside one flow.
/** Highest first. */
export const priorityClasses = ['interactive', 'batch'] as const;
export type PriorityClass = (typeof priorityClasses)[number];

export interface QueueEntry {
  readonly id: string;
  readonly tenant: string;
  readonly priority: PriorityClass;
  /** On the monotonic clock of this process. */
  readonly deadlineAtMs: number;
  /** Rises with every admission of the process, and stays with the task when it is requeued or restored. */
  readonly arrival: number;
  /** Entries with the same key run one at a time, in order of arrival: the turns of a session. */
  readonly turnKey?: string | undefined;
  /** When it will end by the estimate made at admission; read by ETA-aware eviction alone. */
  readonly predictedEndMs?: number | undefined;
}

/** 0 is the highest. */
export function rankOf(priority: PriorityClass): number {
  return priority === 'interactive' ? 0 : 1;
}

function byArrival(a: QueueEntry, b: QueueEntry): number {
  if (a.arrival !== b.arrival) return a.arrival - b.arrival;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export const compareArrival: (a: QueueEntry, b: QueueEntry) => number = byArrival;

/** The order inside a flow: the earliest deadline, then the earlier arrival. */
export function compareUrgency(a: QueueEntry, b: QueueEntry): number {
  return a.deadlineAtMs === b.deadlineAtMs ? byArrival(a, b) : a.deadlineAtMs < b.deadlineAtMs ? -1 : 1;
}

function marginMs(entry: QueueEntry): number {
  return entry.deadlineAtMs - (entry.predictedEndMs ?? 0);
}

/** Least likely to be on time first: the thinnest margin between predicted end and deadline, then the longest wait. */
export function compareMargin(a: QueueEntry, b: QueueEntry): number {
  return marginMs(a) - marginMs(b) || byArrival(a, b);
}
