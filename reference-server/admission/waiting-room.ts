// Where committed tasks stand until they are dispatched or end: eligible in their flow, held behind an
// earlier turn of their session, or overdue. Each public method is one step of the fair queue.
import { IndexedHeap, present } from '../kernel/index.ts';
import type { QueueEntry } from './entry.ts';
import { FairTurns } from './fair-turns.ts';
import type { Places } from './places.ts';
import type { QueueRules } from './rules.ts';
import type { LineChange, TurnLines } from './turn-lines.ts';
import { type Flow, type LineRoom, orderedByUrgency, type Waiting } from './waiting.ts';

export interface WaitingRoomOptions {
  readonly rules: QueueRules;
  readonly places: Places;
  /** Shared by the rooms between which a session's turns alternate. */
  readonly lines: TurnLines;
  /** Somebody here may run because of a step of another room. */
  onPromoted(): void;
}

export class WaitingRoom implements LineRoom {
  readonly #places: Places;
  readonly #turns: FairTurns;
  readonly #lines: TurnLines;
  readonly #onPromoted: () => void;
  readonly #held = orderedByUrgency();
  readonly #alarms = new IndexedHeap<Flow>((a, b) => a.alarmAtMs < b.alarmAtMs);
  #overdue: Waiting[] = [];

  constructor(options: WaitingRoomOptions) {
    this.#places = options.places;
    this.#lines = options.lines;
    this.#onPromoted = options.onPromoted;
    this.#turns = new FairTurns(options.rules);
  }

  /** A task that ran and comes back frees its turn in the same step, so that none behind it slips by. */
  join(waiting: Waiting, options: { readonly freesTurn: boolean }): void {
    this.#turns.step();
    if (!waiting.exempt) this.#places.offer(waiting);
    const key = waiting.entry.turnKey;
    if (key === undefined) {
      this.#makeEligible(waiting);
      return;
    }
    waiting.room = this;
    waiting.standing = 'held';
    this.#held.add(waiting);
    this.#apply(this.#lines.join(key, waiting));
    if (options.freesTurn) this.#apply(this.#lines.release(key));
  }

  leave(waiting: Waiting): void {
    this.#turns.step();
    if (waiting.standing === 'overdue') this.#overdue = this.#overdue.filter(other => other !== waiting);
    else this.#withdraw(waiting);
  }

  first(nowMs: number): Waiting | undefined {
    this.#retireOverdue(nowMs);
    return this.#turns.first()?.order.first();
  }

  takeFirst(nowMs: number): Waiting | undefined {
    this.#retireOverdue(nowMs);
    const flow = this.#turns.first();
    const waiting = flow?.order.first();
    if (flow === undefined || waiting === undefined) return undefined;
    this.#turns.charge(flow);
    return this.#take(waiting);
  }

  /** The first behind the first that is accepted; they are asked in the order of what their flows are owed. */
  takePast(nowMs: number, accepts: (entry: QueueEntry) => boolean): Waiting | undefined {
    this.#retireOverdue(nowMs);
    const head = this.#turns.first()?.order.first();
    for (const flow of this.#turns.inOrder()) {
      for (const waiting of flow.order.values()) {
        if (waiting === head || !accepts(waiting.entry)) continue;
        this.#turns.chargeAside(flow);
        return this.#take(waiting);
      }
    }
    return undefined;
  }

  #take(waiting: Waiting): Waiting {
    waiting.flow.order.remove(waiting);
    this.#reordered(waiting.flow);
    if (!waiting.exempt) this.#places.withhold(waiting);
    if (waiting.entry.turnKey !== undefined) this.#lines.start(waiting.entry.turnKey, waiting);
    return waiting;
  }

  release(turnKey: string): void {
    this.#turns.step();
    this.#apply(this.#lines.release(turnKey));
  }

  takeOverdue(nowMs: number): readonly Waiting[] {
    this.#retireOverdue(nowMs);
    const overdue = this.#overdue;
    if (overdue.length > 0) this.#overdue = [];
    return overdue;
  }

  nextDeadlineMs(): number | undefined {
    const overdue = this.#overdue[0];
    if (overdue !== undefined) return overdue.entry.deadlineAtMs;
    const [eligible, held] = [this.#alarms.first(), this.#held.first()];
    if (eligible === undefined) return held?.entry.deadlineAtMs;
    return Math.min(eligible.alarmAtMs, held?.entry.deadlineAtMs ?? eligible.alarmAtMs);
  }

  position(entry: QueueEntry): number {
    return this.#turns.position(entry, this.#places.flow(entry.tenant, entry.priority));
  }

  reconfigure(rules: QueueRules): void {
    this.#turns.reconfigure(rules, this.#places.flows());
  }

  /** The line moves up before the flow can look empty. */
  #withdraw(waiting: Waiting): void {
    if (!waiting.exempt) this.#places.withhold(waiting);
    const key = waiting.entry.turnKey;
    if (key !== undefined) this.#apply(this.#lines.leave(key, waiting));
    if (waiting.standing === 'held') {
      this.#held.remove(waiting);
      return;
    }
    waiting.flow.order.remove(waiting);
    this.#reordered(waiting.flow);
  }

  #retireOverdue(nowMs: number): void {
    this.#turns.step();
    for (let late = this.#late(nowMs); late !== undefined; late = this.#late(nowMs)) {
      this.#withdraw(late);
      late.standing = 'overdue';
      this.#overdue.push(late);
    }
  }

  #late(nowMs: number): Waiting | undefined {
    const flow = this.#alarms.first();
    if (flow !== undefined && flow.alarmAtMs <= nowMs) return flow.order.first();
    const held = this.#held.first();
    return held !== undefined && held.entry.deadlineAtMs <= nowMs ? held : undefined;
  }

  stepForward(waiting: Waiting): void {
    this.#held.remove(waiting);
    this.#makeEligible(waiting);
  }

  stepBack(waiting: Waiting): void {
    waiting.flow.order.remove(waiting);
    this.#reordered(waiting.flow);
    waiting.standing = 'held';
    this.#held.add(waiting);
  }

  #apply({ forward, back }: LineChange): void {
    if (forward !== undefined) this.#roomOf(forward).stepForward(forward);
    if (back !== undefined) this.#roomOf(back).stepBack(back);
    if (forward !== undefined && forward.room instanceof WaitingRoom) forward.room.#promoted(this);
  }

  #roomOf(waiting: Waiting): LineRoom {
    const room = present(waiting.room, 'who stands in a line waits in a room');
    if (room instanceof WaitingRoom && room !== this) room.#turns.step();
    return room;
  }

  #promoted(by: WaitingRoom): void {
    if (by !== this) this.#onPromoted();
  }

  #makeEligible(waiting: Waiting): void {
    waiting.standing = 'eligible';
    waiting.flow.order.add(waiting);
    this.#reordered(waiting.flow);
  }

  /** Called after every single change: a heap can mend one misplaced member, not several. */
  #reordered(flow: Flow): void {
    this.#turns.refresh(flow);
    const first = flow.order.first();
    const isMember = flow.alarm.index >= 0;
    if (first === undefined) {
      if (isMember) this.#alarms.remove(flow.alarm);
      return;
    }
    if (isMember && flow.alarmAtMs === first.entry.deadlineAtMs) return;
    flow.alarmAtMs = first.entry.deadlineAtMs;
    if (isMember) this.#alarms.update(flow.alarm);
    else this.#alarms.add(flow.alarm);
  }
}
