import assert from 'node:assert/strict';
import { poolConfig } from '../fixtures.ts';
import { headroomShortage } from './headroom.ts';
import { procMemory } from './host-memory.ts';

const model = { ref: 'm', size_bytes: 800, kv_bytes_per_token: 2, ctx_max: 100, max_tokens_max: 100 };
const onHost = poolConfig(['a'], { model });
const split = poolConfig(['a'], {
  model,
  accelerator: 'nvidia',
  devices: [2, 5],
  split_ratios: [0.75, 0.25],
});

describe('headroom before a start', () => {
  for (const [free, expected] of [
    [999, 'not enough memory on the host: 1000 bytes needed, 999 free'],
    [1_000, undefined],
    [1_001, undefined],
  ] as const) {
    it(`is ${expected === undefined ? 'enough' : 'short'} with ${free} bytes where model and cache need 1000 [ORCH-3003(a)]`, () => {
      assert.equal(headroomShortage(onHost, { devices: [], hostBytes: free }), expected);
    });
  }

  it('is judged device by device, by its share, and names the short one [ORCH-3003(a)]', () => {
    const devices = (first: number, second: number) => [
      { device: 2, freeBytes: first },
      { device: 5, freeBytes: second },
    ];
    assert.equal(headroomShortage(split, { devices: devices(750, 250), hostBytes: 0 }), undefined);
    assert.equal(
      headroomShortage(split, { devices: devices(750, 249), hostBytes: 0 }),
      'not enough memory on device 5: 250 bytes needed, 249 free',
    );
  });

  it('takes prefix caches and speculation into the sum [ORCH-3020(a)]', () => {
    const placement = { prefix_cache_bytes: 5, speculation_bytes: 6 };
    const pool = poolConfig(['a'], { model, placement });
    assert.match(headroomShortage(pool, { devices: [], hostBytes: 1_010 }) ?? '', /1011 bytes needed/);
  });

  it('is not judged where nobody can tell', () => {
    const unsized = poolConfig(['a']);
    assert.equal(headroomShortage(unsized, { devices: [], hostBytes: 1 }), undefined);
    assert.equal(headroomShortage(onHost, { devices: [], hostBytes: undefined }), undefined);
  });
});

describe('memory of the host', () => {
  const files: Readonly<Record<string, string>> = {
    '/proc/meminfo': 'MemTotal:  100 kB\nMemFree:   1 kB\nMemAvailable:   64 kB\n',
    '/proc/vmstat': 'oom_kill_x 9\noom_kill 2\n',
    '/sys/fs/cgroup/memory.events': 'oom 7\noom_kill 3\n',
    '/proc/12/status': 'Name:\tengine\nVmRSS:\t     8 kB\n',
  };

  it('is read from what the kernel tells [OC-POOL-3030(b)]', () => {
    const memory = procMemory(path => files[path]);
    assert.deepEqual([memory.freeBytes(), memory.oomKills(), memory.residentBytes(12)], [65_536, 5, 8_192]);
  });

  it('is absent where it cannot be read [OC-POOL-3030(c)]', () => {
    const memory = procMemory(() => undefined);
    assert.deepEqual(
      [memory.freeBytes(), memory.oomKills(), memory.residentBytes(12)],
      [undefined, undefined, undefined],
    );
  });

  it('of this process is more than nothing', () => {
    const bytes = procMemory().residentBytes(process.pid);
    assert.ok(process.platform !== 'linux' || (bytes ?? 0) > 1_000_000);
  });
});
