import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AdmissionQueue, type FullPolicy, type QueueEntry, type QueueRules } from './index.ts';
import { ModelQueue } from './queue.model.ts';

const tenants = ['ash', 'birch', 'cedar'] as const;

interface Newcomer {
  readonly tenant: string;
  readonly priority: QueueEntry['priority'];
  readonly allowanceMs: number;
  readonly turnKey: string | undefined;
  readonly isCommitted: boolean;
  readonly slackMs: number;
}

/** How often the runs of one policy came to what they are about: a property that never does proves nothing. */
class Sightings {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, this.of(what) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }
}

/** One run: the model, and the books that the server's counters will keep. */
class Books {
  readonly model: ModelQueue;
  nowMs = 1_000;
  arrivals = 0;
  pending: QueueEntry[] = [];
  displacedBy = new Map<string, string>();
  running: QueueEntry[] = [];
  admitted = 0;
  recovered = 0;
  ended = 0;
  /** A restart or a failed store write may leave more than the bounds; nothing else may. */
  isBoundLifted = false;

  readonly sightings: Sightings;

  constructor(rules: QueueRules, sightings: Sightings) {
    this.model = new ModelQueue(rules);
    this.sightings = sightings;
  }

  entry(newcomer: Newcomer): QueueEntry {
    this.arrivals += 1;
    const deadlineAtMs = this.nowMs + newcomer.allowanceMs;
    return {
      id: `t${this.arrivals}`,
      tenant: newcomer.tenant,
      priority: newcomer.priority,
      deadlineAtMs,
      arrival: this.arrivals,
      turnKey: newcomer.turnKey,
      predictedEndMs: deadlineAtMs - newcomer.slackMs,
    };
  }
}

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

function assertBooks(books: Books, real: AdmissionQueue): void {
  const { model } = books;
  const depth = real.depth();
  const queued = model.tasks.filter(task => task.state !== 'pending').length;
  assert.equal(depth.queued, queued);
  assert.equal(books.admitted + books.recovered, books.ended + depth.queued + books.running.length);
  assert.equal(depth.places, model.seated().length);
  for (const priority of ['interactive', 'batch'] as const) {
    const places = model.seated().filter(task => task.entry.priority === priority).length;
    assert.equal(depth.byClass[priority].places, places);
    const bound = model.rules.classCapacity?.[priority] ?? model.rules.capacity;
    assert.ok(books.isBoundLifted || places <= bound, `${places} of ${priority} above ${bound}`);
  }
  assert.ok(books.isBoundLifted || depth.places <= model.rules.capacity);
  const eligible = model.eligible().map(task => task.entry);
  assert.deepEqual(
    real.snapshot().eligible,
    eligible.sort((a, b) => a.arrival - b.arrival).map(entry => entry.id),
  );
}

function picked<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % list.length];
}

function conclude(books: Books, real: AdmissionQueue, entry: QueueEntry, isDurable: boolean): void {
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
    if (newcomer.isCommitted) conclude(books, real, entry, true);
  };
}

function store(isDurable: boolean, pick: number): Step {
  return (books, real) => {
    const entry = picked(books.pending, pick);
    if (entry) conclude(books, real, entry, isDurable);
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

const commands = fc.commands(
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

function rulesUnder(fullPolicy: FullPolicy): fc.Arbitrary<QueueRules> {
  const bound = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const weight = fc.integer({ min: 1, max: 4 });
  return fc
    .record({
      capacity: fc.integer({ min: 1, max: 6 }),
      classCapacity: fc.record({ interactive: bound, batch: bound }),
      etaAwareEviction: fc.boolean(),
      classWeights: fc.constantFrom({ interactive: 8, batch: 1 }, { interactive: 2, batch: 3 }),
      weights: fc.tuple(weight, weight, weight),
    })
    .map(({ weights, ...rules }) => ({
      ...rules,
      fullPolicy,
      tenantWeights: new Map(tenants.map((tenant, index) => [tenant, weights[index] ?? 1])),
    }));
}

const always = [
  'admitted',
  'refused',
  'QUEUE_SHARE_RECLAIMED',
  'interactive',
  'batch',
  'requeued',
  'expired',
];
const ownCode = { 'drop-lru': 'QUEUE_FULL_DROP_LRU', 'shed-low-priority': 'SHED_LOW_PRIORITY' } as const;

describe('the queue against its model', function () {
  this.timeout(60_000);
  for (const policy of ['reject', 'drop-lru', 'shed-low-priority'] as const) {
    const ids =
      '[ORCH-3004] [ORCH-3005] [ASY-ADM-006] [ASY-ADM-008] [ASY-ADM-009] [ASY-ADM-013] [OC-CORE-1003(b)]';
    it(`decides, orders and keeps its books as the model does under ${policy} ${ids}`, () => {
      const sightings = new Sightings();
      const property = fc.property(rulesUnder(policy), commands, (rules, steps) => {
        const setup = () => ({ model: new Books(rules, sightings), real: new AdmissionQueue(rules) });
        fc.modelRun(setup, steps);
      });
      fc.assert(property, { numRuns: 16_000 });
      const due = policy === 'reject' ? always : [...always, ownCode[policy]];
      for (const what of due) assert.ok(sightings.of(what) >= 200, `${what}: ${sightings.of(what)} times`);
    });
  }
});
