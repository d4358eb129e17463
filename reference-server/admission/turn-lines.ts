// Entries that may run only one at a time (the turns of a session) stand in a line of their own; the
// first of the line is eligible, and only while none of them runs.
import { compareArrival } from './entry.ts';
import { OrderedRuns } from './ordered-runs.ts';
import type { Waiting } from './waiting.ts';

interface Line {
  readonly members: OrderedRuns<Waiting>;
  isRunning: boolean;
  /** The member that stands among the eligible. */
  eligible: Waiting | undefined;
}

/** What a change of a line means for the queue: who has to step back, who may step forward. */
export interface LineChange {
  readonly back: Waiting | undefined;
  readonly forward: Waiting | undefined;
}

const noChange: LineChange = { back: undefined, forward: undefined };

export class TurnLines {
  readonly #lines = new Map<string, Line>();

  join(key: string, waiting: Waiting): LineChange {
    const line = this.#line(key);
    line.members.add(waiting);
    return this.#settle(key, line);
  }

  /** The caller takes it out of where it stood. */
  leave(key: string, waiting: Waiting): LineChange {
    const line = this.#line(key);
    line.members.remove(waiting);
    if (line.eligible === waiting) line.eligible = undefined;
    return this.#settle(key, line);
  }

  /** It left the line to run. */
  start(key: string, waiting: Waiting): void {
    const line = this.#line(key);
    line.members.remove(waiting);
    line.eligible = undefined;
    line.isRunning = true;
  }

  release(key: string): LineChange {
    const line = this.#lines.get(key);
    if (line === undefined) return noChange;
    line.isRunning = false;
    return this.#settle(key, line);
  }

  #line(key: string): Line {
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const members = new OrderedRuns<Waiting>((a, b) => compareArrival(a.entry, b.entry));
    const line: Line = { members, isRunning: false, eligible: undefined };
    this.#lines.set(key, line);
    return line;
  }

  #settle(key: string, line: Line): LineChange {
    const next = line.isRunning ? undefined : line.members.first();
    if (next === undefined && !line.isRunning) this.#lines.delete(key);
    if (next === line.eligible) return noChange;
    const change = { back: line.eligible, forward: next };
    line.eligible = next;
    return change;
  }
}
