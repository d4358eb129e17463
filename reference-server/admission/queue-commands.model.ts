// What can happen to a queue, as commands that do it to the real one and to the model and compare the two.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AdmissionQueue, QueueEntry } from './index.ts';
import { assertBooks, type Books, type Newcomer } from './queue-books.model.ts';

export const tenants = ['ash', 'birch', 'cedar'] as const;

type Step = (books: Books, real: AdmissionQueue) => void;

class Command implements fc.Command<Books, AdmissionQueue> {
  readonly #name: string;
  readonly #step: Step;

  constructor(name: string, step: Step) {
    this.#name = name;
    this.#step = step;
  }

  check(): boolean {
    return true;
  }

  run(books: Books, real: AdmissionQueue): void {
    this.#step(books, real);
    assertBooks(books, real);
  }

  toString(): string {
    return this.#name;
  }
}

function picked<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % list.length];
}

interface Conclusion {
  readonly entry: QueueEntry;
  readonly isDurable: boolean;
}

function conclude(books: Books, real: AdmissionQueue, { entry, isDurable }: Conclusion): void {
  books.pending = books.pending.filter(other => other !== entry);
  books.model.conclude(entry.id, isDurable);
  if (isDurable) real.commit(entry.id);
  else real.rollback(entry.id);
  const displaces = books.displacedBy.has(entry.id);
  if (isDurable) {
    books.admitted += 1;
    books.ended += displaces ? 1 : 0;
  } else if (displaces) books.isBoundLifted = true;
}

function admit(newcomer: Newcomer): Step {
  return (books, real) => {
    const entry = books.entry(newcomer);
    const foreseen = real.decide(entry);
    const decision = real.admit(entry);
    assert.deepEqual(decision, foreseen);
    assert.deepEqual(decision, books.model.admit(entry));
    books.sightings.add(decision.kind === 'refused' ? 'refused' : (decision.displaced?.code ?? 'admitted'));
    if (decision.kind === 'refused') return;
    if (decision.displaced) books.displacedBy.set(entry.id, decision.displaced.id);
    books.pending.push(entry);
    if (newcomer.isCommitted) conclude(books, real, { entry, isDurable: true });
  };
}

function store(isDurable: boolean, pick: number): Step {
  return (books, real) => {
    const entry = picked(books.pending, pick);
    if (entry) conclude(books, real, { entry, isDurable });
  };
}

const dispatch: Step = (books, real) => {
  const peeked = real.peek(books.nowMs);
  const entry = real.next(books.nowMs);
  assert.equal(peeked, entry);
  assert.equal(entry?.id, books.model.next(books.nowMs)?.id);
  if (!entry) return;
  books.running.push(entry);
  books.sightings.add(entry.priority);
};

function finish(pick: number): Step {
  return (books, real) => {
    const entry = picked(books.running, pick);
    if (!entry) return;
    books.running = books.running.filter(other => other !== entry);
    books.ended += 1;
    if (entry.turnKey === undefined) return;
    real.release(entry.turnKey);
    books.model.release(entry.turnKey);
  };
}

function putBack(pick: number): Step {
  return (books, real) => {
    const entry = picked(books.running, pick);
    if (!entry) return;
    books.running = books.running.filter(other => other !== entry);
    books.sightings.add('requeued');
    real.requeue(entry);
    books.model.enter(entry, true);
  };
}

function cancel(pick: number): Step {
  return (books, real) => {
    const id = `t${1 + (pick % (books.arrivals + 1))}`;
    const removed = real.remove(id);
    assert.equal(removed?.id, books.model.remove(id)?.id);
    if (removed) books.ended += 1;
  };
}

function pass(spanMs: number): Step {
  return books => {
    books.nowMs += spanMs;
  };
}

const expire: Step = (books, real) => {
  const expired = real.expire(books.nowMs);
  assert.deepEqual(expired.map(entry => entry.id).sort(), books.model.expire(books.nowMs));
  books.ended += expired.length;
  if (expired.length > 0) books.sightings.add('expired');
  assert.ok((real.nextDeadlineMs() ?? Number.POSITIVE_INFINITY) > books.nowMs);
};

function restore(newcomer: Newcomer): Step {
  return (books, real) => {
    const entry = books.entry(newcomer);
    real.restore(entry);
    books.model.enter(entry, false);
    books.recovered += 1;
    books.isBoundLifted = true;
  };
}

const newcomers: fc.Arbitrary<Newcomer> = fc.record({
  tenant: fc.constantFrom(...tenants, 'unnamed'),
  priority: fc.constantFrom('interactive', 'batch'),
  allowanceMs: fc.constantFrom(50, 100, 100, 200),
  turnKey: fc.option(fc.constantFrom('s1', 's2'), { nil: undefined, freq: 3 }),
  isCommitted: fc.nat(3).map(draw => draw > 0),
  slackMs: fc.integer({ min: -20, max: 40 }),
});
const picks = fc.nat(1_000);
const admissions = newcomers.map(
  newcomer => new Command(`admit ${JSON.stringify(newcomer)}`, admit(newcomer)),
);
const dispatches = fc.constant(new Command('next', dispatch));

export const commands = fc.commands(
  [
    admissions,
    admissions,
    admissions,
    admissions,
    dispatches,
    dispatches,
    picks.map(pick => new Command(`commit ${pick}`, store(true, pick))),
    picks.map(pick => new Command(`rollback ${pick}`, store(false, pick))),
    picks.map(pick => new Command(`finish ${pick}`, finish(pick))),
    picks.map(pick => new Command(`requeue ${pick}`, putBack(pick))),
    picks.map(pick => new Command(`cancel ${pick}`, cancel(pick))),
    fc.nat(60).map(spanMs => new Command(`pass ${spanMs} ms`, pass(spanMs))),
    fc.constant(new Command('expire', expire)),
    newcomers.map(newcomer => new Command(`restore ${JSON.stringify(newcomer)}`, restore(newcomer))),
  ],
  { maxCommands: 40, size: 'max' },
);
