import type { BoundName, Bounds } from '../bounds.ts';
import type { Clock } from '../clock.ts';
import { type CaseHistory, caseHistoryOf } from './case-history.ts';
import type { Entry, NewEntry, Sink } from './entry.ts';
import { type Note, noteText } from './notes.ts';
import type { Redactor } from './redactor.ts';

export interface HistoryOptions {
  readonly clock: Clock;
  readonly bounds: Bounds;
  readonly redactor: Redactor;
  /** Beyond it nothing is kept, and the transcript says so. */
  readonly entriesMax?: number;
}

export interface Wait<Found> {
  /** Asked of each entry, from the oldest; what it returns, if not undefined, ends the wait. */
  readonly match: (entry: Entry, index: number) => Found | undefined;
  readonly bound: BoundName;
  /** Words for the note of an expired bound. */
  readonly what: string;
  /** Entries before this index are not asked. */
  readonly from?: number;
}

interface Waiter {
  readonly ask: (entry: Entry, index: number) => void;
  readonly giveUp: (error: Error) => void;
}

/** What a case did and saw, in order. Every wait of the suite is a wait for an entry here. */
export class History {
  readonly #options: HistoryOptions;
  readonly #originMs: number;
  readonly #entries: Entry[] = [];
  readonly #waiters = new Set<Waiter>();
  #exchanges = 0;
  #isTruncated = false;
  #isClosed = false;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#originMs = options.clock.nowMs();
    this.note({ note: 'bounds', bounds: options.bounds });
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  get bounds(): Bounds {
    return this.#options.bounds;
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  readonly sink: Sink = entry => {
    this.append(entry);
  };

  /** The index of the entry. After close nothing is taken any more: a case's evidence is what it had judged. */
  append(entry: NewEntry): number {
    if (this.#isClosed) return this.#entries.length;
    if (this.#entries.length >= (this.#options.entriesMax ?? 100_000)) {
      this.#isTruncated = true;
      return this.#entries.length;
    }
    const at_ms = Math.round((this.#options.clock.nowMs() - this.#originMs) * 1000) / 1000;
    const stamped: Entry = { ...this.#options.redactor.entry(entry), at_ms };
    const index = this.#entries.push(stamped) - 1;
    for (const waiter of [...this.#waiters]) waiter.ask(stamped, index);
    return index;
  }

  note(note: Note): void {
    this.append({ kind: 'step', text: noteText(note).slice(0, 2000) });
  }

  step(text: string): void {
    this.append({ kind: 'step', text: text.slice(0, 2000) || '(no words)' });
  }

  /** Gives an exchange the name under which claims speak of it. */
  remember(ref: string, exchange: string): void {
    this.note({ note: 'ref', ref, exchange });
  }

  nextExchange(): string {
    this.#exchanges += 1;
    return `e${this.#exchanges}`;
  }

  /** What was found, or undefined once the bound expired, which is noted. Never throws on what a target did. */
  until<Found>(wait: Wait<Found>): Promise<Found | undefined> {
    return new Promise((resolve, reject) => {
      const settle = (found: Found | undefined): void => {
        cancel();
        this.#waiters.delete(waiter);
        resolve(found);
      };
      const waiter: Waiter = {
        ask: (entry, index) => {
          const found = wait.match(entry, index);
          if (found !== undefined) settle(found);
        },
        giveUp: error => {
          cancel();
          reject(error);
        },
      };
      const cancel = this.#options.clock.after(this.bounds[wait.bound], () => {
        this.note({ note: 'expired', bound: wait.bound, what: wait.what });
        settle(undefined);
      });
      this.#askPast(wait, settle, waiter);
    });
  }

  #askPast<Found>(wait: Wait<Found>, settle: (found: Found) => void, waiter: Waiter): void {
    for (let index = wait.from ?? 0; index < this.#entries.length; index += 1) {
      const entry = this.#entries[index];
      const found = entry && wait.match(entry, index);
      if (found !== undefined) {
        settle(found);
        return;
      }
    }
    if (this.#isClosed) waiter.giveUp(new Error('the case is over'));
    else this.#waiters.add(waiter);
  }

  /** Lets the settle bound pass, in which something must not happen. */
  settles(what: string): Promise<void> {
    return new Promise(resolve => {
      this.#options.clock.after(this.bounds.settle_ms, () => {
        this.note({ note: 'settled', what });
        resolve();
      });
    });
  }

  snapshot(): CaseHistory {
    return caseHistoryOf([...this.#entries]);
  }

  /** Ends every wait: the case is over, because its steps are or because its budget is. */
  close(): void {
    this.#isClosed = true;
    for (const waiter of this.#waiters) waiter.giveUp(new Error('the case is over'));
    this.#waiters.clear();
  }
}
