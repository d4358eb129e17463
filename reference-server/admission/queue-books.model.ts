// What the server's counters will keep of a queue, and that it agrees with the model and with itself.
import assert from 'node:assert/strict';
import type { AdmissionQueue, QueueEntry, QueueRules } from './index.ts';
import { ModelQueue } from './queue.model.ts';

export interface Newcomer {
  readonly tenant: string;
  readonly priority: QueueEntry['priority'];
  readonly allowanceMs: number;
  readonly turnKey: string | undefined;
  readonly isCommitted: boolean;
  readonly slackMs: number;
}

/** How often the runs of one policy came to what they are about: a property that never does proves nothing. */
export class Sightings {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, this.of(what) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }
}

/** One run: the model, and the books that the server's counters will keep. */
export class Books {
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

export function assertBooks(books: Books, real: AdmissionQueue): void {
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
