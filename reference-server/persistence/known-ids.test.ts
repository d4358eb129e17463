import assert from 'node:assert/strict';
import { KnownIds } from './known-ids.ts';

const taskId = (number: number): string => `5b1d5a52-7d3c-4a35-9a55-${String(number).padStart(12, '0')}`;

describe('the ids that a store may hold', () => {
  it('are all known again, and nearly no other is', () => {
    const known = new KnownIds();
    for (let number = 0; number < 100_000; number++) known.add('a', taskId(number));
    let forgotten = 0;
    let mistaken = 0;
    for (let number = 0; number < 100_000; number++) {
      if (!known.mayHold('a', taskId(number))) forgotten += 1;
      if (known.mayHold('a', taskId(1_000_000 + number))) mistaken += 1;
    }
    assert.equal(forgotten, 0);
    assert.ok(mistaken < 100, `${mistaken} of 100,000`);
  });

  it('tell tenants apart', () => {
    const known = new KnownIds();
    known.add('a', taskId(1));
    assert.deepEqual([known.mayHold('a', taskId(1)), known.mayHold('b', taskId(1))], [true, false]);
  });

  it('are the same in another thread', () => {
    const known = new KnownIds();
    known.add('a', taskId(1));
    assert.equal(new KnownIds(structuredClone(known.words)).mayHold('a', taskId(1)), true);
  });
});
