// The queue's own note of an entry, and the flow (one tenant within one class) that it belongs to.
import { type HeapSeat, heapSeat } from '../kernel/index.ts';
import { ArrivalList } from './arrival-list.ts';
import { compareMargin, compareUrgency, type PriorityClass, type QueueEntry, rankOf } from './entry.ts';
import { OrderedRuns } from './ordered-runs.ts';

/**
 * pending: has its place, its admission is not durable yet. eligible: may be dispatched. held: behind an
 * earlier turn of its session. overdue: past its deadline and not yet collected. leaving: displaced by a
 * newcomer whose admission is not durable yet.
 */
export type Standing = 'pending' | 'eligible' | 'held' | 'overdue' | 'leaving';

export interface Waiting {
  readonly entry: QueueEntry;
  readonly flow: Flow;
  /** It was requeued: it takes no place and can't be displaced. */
  readonly exempt: boolean;
  standing: Standing;
  /** Where it waits, once it does: a session's line may pass through several rooms. */
  room: LineRoom | undefined;
  /** Who left for it, until its admission is durable. */
  displaced: Waiting | undefined;
  older: Waiting | undefined;
  younger: Waiting | undefined;
}

/** What a change of a line asks of the room in which a member waits. */
export interface LineRoom {
  stepForward(waiting: Waiting): void;
  stepBack(waiting: Waiting): void;
}

interface Noted {
  readonly entry: QueueEntry;
}

export type WaitingByUrgency = OrderedRuns<Waiting, Noted>;

export function orderedByUrgency(): WaitingByUrgency {
  return new OrderedRuns<Waiting, Noted>((a, b) => compareUrgency(a.entry, b.entry));
}

export class Flow {
  readonly tenant: string;
  readonly priority: PriorityClass;
  readonly rank: number;
  /** What may be dispatched now. */
  readonly order: WaitingByUrgency = orderedByUrgency();
  /** What may be displaced. */
  readonly displaceable = new ArrivalList();
  readonly byMargin = new OrderedRuns<Waiting>((a, b) => compareMargin(a.entry, b.entry));
  weight: number;
  /** The virtual time at which it last began to wait, and the units served since. */
  base = 0;
  served = 0;
  idleStep = -1;
  readonly turn: HeapSeat<Flow> = heapSeat<Flow>(this);
  /** The earliest deadline in `order`. */
  alarmAtMs = 0;
  readonly alarm: HeapSeat<Flow> = heapSeat<Flow>(this);

  constructor(tenant: string, priority: PriorityClass, weight: number) {
    this.tenant = tenant;
    this.priority = priority;
    this.rank = rankOf(priority);
    this.weight = weight;
  }
}

export function noteOf(entry: QueueEntry, flow: Flow, exempt: boolean): Waiting {
  return {
    entry,
    flow,
    exempt,
    standing: 'pending',
    room: undefined,
    displaced: undefined,
    older: undefined,
    younger: undefined,
  };
}
