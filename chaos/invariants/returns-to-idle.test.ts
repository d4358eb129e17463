import assert from 'node:assert/strict';
import { returnsToIdle as invariant } from './returns-to-idle.ts';
import { aCall, runOf, samplesOf, served } from './testing/runs.ts';
import { assertUnknown, assertViolated, heldOver } from './testing/verdicts.ts';

const sound = runOf({ told: [served()] });
const withGauges = (counts: Parameters<typeof samplesOf>[0]): typeof sound => ({
  ...sound,
  final: sound.final && { ...sound.final, samples: samplesOf(counts) },
});
const withLast = (change: { descriptors?: number; rssBytes?: number }): typeof sound => ({
  ...sound,
  resources: sound.resources.map((seen, at) => (at === 0 ? seen : { ...seen, ...change })),
});

describe('returns to idle', () => {
  it('holds of a server that is as it was', () => {
    assert.equal(heldOver(invariant, sound), 1);
  });

  it('is violated by each gauge that is not 0', () => {
    assertViolated(invariant, withGauges({ running: 1, leases: 0 }), /tasks_running is 1/);
    assertViolated(invariant, withGauges({ queued: 2 }), /queue_depth is 2/);
    assertViolated(invariant, withGauges({ leases: 1 }), /active_leases is 1/);
    assertViolated(invariant, withGauges({ streams: 3 }), /streams_open is 3/);
  });

  it('is violated by a gauge that is not told', () => {
    const samples = samplesOf({}).filter(({ name }) => name !== 'streams_open');
    assertViolated(
      invariant,
      { ...sound, final: sound.final && { ...sound.final, samples } },
      /streams_open is not told/,
    );
  });

  it('is violated by descriptors and memory that stay', () => {
    assert.equal(heldOver(invariant, withLast({ descriptors: 46 })), 1);
    assertViolated(
      invariant,
      withLast({ descriptors: 47 }),
      /47 descriptors are open at the end; 34 were before/,
    );
    assertViolated(invariant, withLast({ rssBytes: 480e6 }), /it holds 458 MiB/);
  });

  it('has room for what is kept of each task', () => {
    const tasks = sound.final?.tasks.length ?? 0;
    const rssBytes = (sound.resources[0]?.rssBytes ?? 0) + 256 * 2 ** 20 + tasks * 64 * 2 ** 10;
    assert.ok(tasks > 0);
    assert.equal(heldOver(invariant, withLast({ rssBytes })), 1);
    assertViolated(invariant, withLast({ rssBytes: rssBytes + 1 }), /at the end; it was/);
  });

  it('is violated by a call that its engine never saw end', () => {
    const open = { ...aCall('a', 1_004, { count: 1 }), endedMs: undefined };
    const { endedMs: _, how: __, ...call } = open;
    assertViolated(invariant, { ...sound, calls: [call] }, /call of engine 1 is still open/);
  });

  it('is unknown where the server did not answer, or nothing was asked of an engine', () => {
    assertUnknown(invariant, { ...sound, final: undefined }, /did not answer/);
    assertUnknown(invariant, runOf(), /no engine was called/);
  });
});
