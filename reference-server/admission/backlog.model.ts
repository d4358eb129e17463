// A client that always has work: a queue to try orders and turns on.
import assert from 'node:assert/strict';
import { AdmissionQueue, type PriorityClass, type QueueEntry, type QueueRules } from './index.ts';

export const backlogRules: QueueRules = {
  capacity: 1_000_000,
  fullPolicy: 'reject',
  classWeights: { interactive: 8, batch: 1 },
  tenantWeights: new Map([
    ['ash', 1],
    ['birch', 3],
  ]),
};

/** A queue in which some flows always have work: each dispatch is followed by an admission to the same flow. */
export class Backlog {
  readonly queue: AdmissionQueue;
  #arrival = 0;

  constructor(queueRules: QueueRules = backlogRules) {
    this.queue = new AdmissionQueue(queueRules);
  }

  add(tenant: string, priority: PriorityClass, more: Partial<QueueEntry> = {}): QueueEntry {
    this.#arrival += 1;
    const arrival = this.#arrival;
    const entry = { id: `t${arrival}`, tenant, priority, deadlineAtMs: 1e9, arrival, ...more };
    assert.equal(this.queue.admit(entry).kind, 'admitted');
    this.queue.commit(entry.id);
    return entry;
  }

  serve(): QueueEntry {
    const entry = this.queue.next(0);
    assert.ok(entry, 'a backlogged queue has a next task');
    this.add(entry.tenant, entry.priority);
    return entry;
  }

  drained(): string[] {
    const ids: string[] = [];
    for (let entry = this.queue.next(0); entry; entry = this.queue.next(0)) ids.push(entry.id);
    return ids;
  }
}
