import assert from 'node:assert/strict';
import type { GeneratorRecord } from '../../grammar/record.ts';
import { bottleneckOf, strainsOf } from './bottleneck.ts';

const fine: GeneratorRecord = {
  ...{ lagMs: [0, 1, 2], cpuMs: 3_000, wallMs: 10_000, loopDelayP99Ms: 7, waitedMs: 500, cores: 2 },
};

describe('the load generator', () => {
  it('that kept up is no bottleneck, and says what it was asked', () => {
    assert.equal(bottleneckOf(fine), undefined);
    assert.equal(strainsOf(fine).length, 5);
  });

  const spoiled: readonly (readonly [string, Partial<GeneratorRecord>, RegExp])[] = [
    [
      'sent late',
      { lagMs: [...Array<number>(97).fill(1), 30, 30, 30] },
      /sent after they were due.*30\.0 ms/,
    ],
    ['had a loop that stood still', { loopDelayP99Ms: 25 }, /event loop.*25\.0 ms, at most 20 ms/],
    ['used nearly all of a core', { cpuMs: 8_500 }, /of one core: 85\.0 %/],
    [
      'shared one core with the server',
      { cores: 1 },
      /may use, together with the server: 1 cores, at least 2/,
    ],
    ['had half a processor', { waitedMs: 3_500 }, /work and no processor, of all: 35\.0 %/],
  ];
  for (const [name, change, because] of spoiled)
    it(`that ${name} is the bottleneck, and it is said why`, () => {
      assert.match(bottleneckOf({ ...fine, ...change }) ?? '', because);
    });

  it('one request in a hundred may be late', () => {
    assert.equal(bottleneckOf({ ...fine, lagMs: [...Array<number>(99).fill(1), 30] }), undefined);
  });

  it('where the system does not say how long it waited, the rest is asked', () => {
    const { waitedMs: _, cores: __, ...unsaid } = fine;
    assert.equal(strainsOf(unsaid).length, 3);
    assert.equal(bottleneckOf(unsaid), undefined);
  });
});
