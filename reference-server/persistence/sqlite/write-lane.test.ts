import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { StoreOperation } from '../../tasks/index.ts';
import { isUnavailable, put, queuedRow } from '../store-family-rows.ts';
import type { GroupOutcome } from './calls.ts';
import { WriteLane } from './write-lane.ts';

/** A disk that ends a write when it is told to. */
class HeldDisk {
  readonly groups: (readonly (readonly StoreOperation[])[])[] = [];
  #end: ((outcomes: readonly GroupOutcome[]) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  readonly send = (groups: readonly (readonly StoreOperation[])[]): Promise<readonly GroupOutcome[]> => {
    this.groups.push(groups);
    return new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
  };

  get sizes(): number[] {
    return this.groups.map(group => group.length);
  }

  /** Until everything that follows from it has happened. */
  async end(outcomes?: readonly GroupOutcome[]): Promise<void> {
    this.#end?.(outcomes ?? (this.groups.at(-1) ?? []).map(() => undefined));
    await setImmediate();
  }

  async fail(error: Error): Promise<void> {
    this.#fail?.(error);
    await setImmediate();
  }
}

const operations = (ordinal: number): StoreOperation[] => [put(queuedRow(ordinal))];

describe('the lane of writes', () => {
  it('commits at once when idle, and next everything that waits by then [ASY-DUR-010]', async () => {
    const disk = new HeldDisk();
    const lane = new WriteLane({ send: disk.send, waitingMax: 10 });
    const first = lane.commit(operations(1));
    assert.deepEqual(disk.sizes, [1]);
    const others = [2, 3, 4].map(ordinal => lane.commit(operations(ordinal)));
    assert.deepEqual(disk.sizes, [1]);
    await disk.end();
    await first;
    assert.deepEqual(disk.sizes, [1, 3]);
    await disk.end();
    await Promise.all(others);
    assert.deepEqual([disk.sizes, lane.groupsSent], [[1, 3], 2]);
  });

  it('refuses only the caller whose operations were refused', async () => {
    const disk = new HeldDisk();
    const lane = new WriteLane({ send: disk.send, waitingMax: 10 });
    const first = lane.commit(operations(1));
    const pair = [lane.commit(operations(2)), lane.commit(operations(3))];
    await disk.end();
    await first;
    const settled = Promise.allSettled(pair);
    await disk.end(['taken', undefined]);
    const outcomes = await settled;
    assert.deepEqual(
      outcomes.map(outcome => outcome.status),
      ['rejected', 'fulfilled'],
    );
  });

  it('refuses the whole group when the disk fails, and tries the next for real', async () => {
    const disk = new HeldDisk();
    const lane = new WriteLane({ send: disk.send, waitingMax: 10 });
    const first = lane.commit(operations(1));
    const second = lane.commit(operations(2));
    const refused = assert.rejects(first, /full/);
    await disk.fail(new Error('full'));
    await refused;
    assert.deepEqual(disk.sizes, [1, 1]);
    await disk.end();
    await second;
  });

  it('lets no more wait than its bound', async () => {
    const disk = new HeldDisk();
    const lane = new WriteLane({ send: disk.send, waitingMax: 2 });
    const taken = [1, 2, 3].map(ordinal => lane.commit(operations(ordinal)));
    await assert.rejects(lane.commit(operations(4)), isUnavailable);
    await disk.end();
    await taken[0];
    await disk.end();
    await Promise.all(taken);
    assert.deepEqual(disk.sizes, [1, 2]);
  });

  it('gives a chore its turn between two commits, and both go on', async () => {
    const disk = new HeldDisk();
    const lane = new WriteLane({ send: disk.send, waitingMax: 10 });
    const seen: string[] = [];
    const first = lane.commit(operations(1)).then(() => seen.push('first'));
    const second = lane.commit(operations(2)).then(() => seen.push('second'));
    const chores = ['chore', 'other chore'].map(name => lane.chore(async () => seen.push(name)));
    await disk.end();
    await Promise.all([first, chores[0]]);
    await disk.end();
    await Promise.all([second, ...chores]);
    assert.deepEqual(seen, ['first', 'chore', 'second', 'other chore']);
  });

  it('does what waits before it ends, and nothing after', async () => {
    const disk = new HeldDisk();
    const lane = new WriteLane({ send: disk.send, waitingMax: 10 });
    const seen: string[] = [];
    const first = lane.commit(operations(1));
    const second = lane.commit(operations(2)).then(() => seen.push('second'));
    const ended = lane.finish(async () => void seen.push('end'));
    await assert.rejects(lane.commit(operations(3)), isUnavailable);
    await disk.end();
    await first;
    await disk.end();
    await Promise.all([second, ended]);
    assert.deepEqual(
      [seen, disk.sizes],
      [
        ['second', 'end'],
        [1, 1],
      ],
    );
  });
});
