// The queue of one pool. It decides and reserves in one step; the caller then makes the admission durable
// and says so with `commit`, or takes everything back with `rollback`.
import { invariant, present } from '../kernel/index.ts';
import { type AdmissionDecision, decideAdmission } from './decide.ts';
import type { QueueEntry } from './entry.ts';
import { Places } from './places.ts';
import { type QueueDepth, QueueTally } from './queue-depth.ts';
import type { QueueRules } from './rules.ts';
import { TurnLines } from './turn-lines.ts';
import { noteOf, type Standing, type Waiting } from './waiting.ts';
import { WaitingRoom } from './waiting-room.ts';

/** Queues that share their lines let only one turn of a session run, whichever of them it waits in. */
export interface QueueTurns {
  readonly lines?: TurnLines;
  /** Somebody here may run because of what another queue did. */
  onPromoted?(): void;
}

export class AdmissionQueue {
  #rules: QueueRules;
  readonly #waiting = new Map<string, Waiting>();
  readonly #places: Places;
  readonly #room: WaitingRoom;
  readonly #tally = new QueueTally();

  constructor(rules: QueueRules, turns: QueueTurns = {}) {
    const { lines = new TurnLines(), onPromoted = () => undefined } = turns;
    this.#rules = rules;
    this.#places = new Places(rules);
    this.#room = new WaitingRoom({ rules, places: this.#places, lines, onPromoted });
  }

  /** What `admit` would answer now. Changes nothing. */
  decide(entry: QueueEntry): AdmissionDecision {
    return decideAdmission(this.#rules, this.#places, entry);
  }

  /**
   * Decides, and reserves what was decided: an admitted newcomer has its place but is not dispatched, and
   * whom it displaced is neither dispatched nor displaced again, until `commit` or `rollback`. Newcomers
   * that are not committed yet are never displaced. Collect what is overdue (`expire`) first.
   */
  admit(entry: QueueEntry): AdmissionDecision {
    const decision = this.decide(entry);
    if (decision.kind === 'refused') return decision;
    const waiting = this.#note(entry, false);
    if (decision.displaced !== undefined) {
      const victim = present(this.#waiting.get(decision.displaced.id), 'a displaced task waits');
      this.#room.leave(victim);
      this.#places.free(victim.flow);
      victim.standing = 'leaving';
      waiting.displaced = victim;
    }
    this.#places.take(waiting.flow);
    return decision;
  }

  /**
   * The admission is durable: the newcomer may be dispatched, and whom it displaced is gone. One that came from
   * another queue with its session's turn gives the turn up here (`freesTurn`).
   */
  commit(id: string, options: { readonly freesTurn: boolean } = { freesTurn: false }): void {
    const waiting = this.#pending(id);
    if (waiting.displaced !== undefined) this.#forget(waiting.displaced);
    waiting.displaced = undefined;
    this.#tally.add(waiting);
    this.#room.join(waiting, options);
  }

  /** The admission came to nothing: whom it displaced waits again, even where its class has filled meanwhile. */
  rollback(id: string): void {
    const waiting = this.#pending(id);
    this.#waiting.delete(id);
    this.#places.free(waiting.flow);
    if (waiting.displaced === undefined) return;
    this.#places.take(waiting.displaced.flow);
    this.#room.join(waiting.displaced, { freesTurn: false });
  }

  /** A task that ran comes back: it keeps its arrival, takes no place and is never displaced. Frees its turn. */
  requeue(entry: QueueEntry): void {
    const waiting = this.#note(entry, true);
    this.#tally.add(waiting);
    this.#room.join(waiting, { freesTurn: true });
  }

  /** A task that was queued before a restart: it takes its place whether or not there is room. */
  restore(entry: QueueEntry): void {
    const waiting = this.#note(entry, false);
    this.#places.take(waiting.flow);
    this.#tally.add(waiting);
    this.#room.join(waiting, { freesTurn: false });
  }

  /** Who would be next. Passes over what is overdue. */
  peek(nowMs: number): QueueEntry | undefined {
    return this.#room.first(nowMs)?.entry;
  }

  /** Takes the next task out to run. Its turn key stays taken until `release` or `requeue`. */
  next(nowMs: number): QueueEntry | undefined {
    const waiting = this.#room.takeFirst(nowMs);
    if (waiting !== undefined) this.#vacate(waiting);
    return waiting?.entry;
  }

  /** Takes out one that goes past the next task, since that one has to wait for something that this one doesn't need. */
  nextPast(nowMs: number, accepts: (entry: QueueEntry) => boolean): QueueEntry | undefined {
    const waiting = this.#room.takePast(nowMs, accepts);
    if (waiting !== undefined) this.#vacate(waiting);
    return waiting?.entry;
  }

  /** The running turn of this key has ended. */
  release(turnKey: string): void {
    this.#room.release(turnKey);
  }

  /** Takes a waiting task out for good. Undefined where it is unknown, or its fate hangs on a commit. */
  remove(id: string): QueueEntry | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined || waiting.standing === 'pending' || waiting.standing === 'leaving') {
      return undefined;
    }
    this.#room.leave(waiting);
    this.#vacate(waiting);
    return waiting.entry;
  }

  /** Takes out all whose deadline has come, and returns them. */
  expire(nowMs: number): readonly QueueEntry[] {
    const overdue = this.#room.takeOverdue(nowMs);
    for (const waiting of overdue) this.#vacate(waiting);
    return overdue.map(waiting => waiting.entry);
  }

  /** When `expire` has something to do next. */
  nextDeadlineMs(): number | undefined {
    return this.#room.nextDeadlineMs();
  }

  /**
   * How many would be dispatched before it if nothing else came, for a task that waits or one that might.
   * Exact, but that work held behind a session's earlier turn is not counted. Its cost grows with the
   * number of tenants that wait and with a 128th of the length of their queues.
   */
  position(entry: QueueEntry): number {
    return this.#room.position(entry);
  }

  depth(): QueueDepth {
    return this.#tally.depth(this.#places);
  }

  placesOfTenant(tenant: string): number {
    return this.#places.ofTenant(tenant);
  }

  /** Ids by standing, in order of arrival: for tests and diagnosis. */
  snapshot(): Readonly<Record<Standing, readonly string[]>> {
    const all = [...this.#waiting.values()].sort((a, b) => a.entry.arrival - b.entry.arrival);
    const ids = (standing: Standing): string[] =>
      all.filter(waiting => waiting.standing === standing).map(waiting => waiting.entry.id);
    return {
      pending: ids('pending'),
      eligible: ids('eligible'),
      held: ids('held'),
      overdue: ids('overdue'),
      leaving: ids('leaving'),
    };
  }

  /** Other bounds and weights from now on. Nothing that waits is lost; what is above new bounds drains. */
  reconfigure(rules: QueueRules): void {
    this.#rules = rules;
    this.#places.reconfigure(rules);
    this.#room.reconfigure(rules);
  }

  #pending(id: string): Waiting {
    const waiting = present(this.#waiting.get(id), 'what is committed or rolled back was admitted');
    invariant(waiting.standing === 'pending', 'an admission is committed or rolled back once');
    return waiting;
  }

  #note(entry: QueueEntry, exempt: boolean): Waiting {
    invariant(!this.#waiting.has(entry.id), 'a task waits once');
    const waiting = noteOf(entry, this.#places.flow(entry.tenant, entry.priority), exempt);
    this.#waiting.set(entry.id, waiting);
    return waiting;
  }

  #vacate(waiting: Waiting): void {
    if (!waiting.exempt) this.#places.free(waiting.flow);
    this.#forget(waiting);
  }

  #forget(waiting: Waiting): void {
    this.#waiting.delete(waiting.entry.id);
    this.#tally.remove(waiting);
  }
}
