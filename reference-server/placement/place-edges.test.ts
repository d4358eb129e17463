import assert from 'node:assert/strict';
import { replica, snapshot } from './fixtures.ts';
import {
  cacheCapBytes,
  type PlacementNeed,
  type PlacementRecord,
  type PlacementSnapshot,
  place,
  rendezvousWeight,
} from './index.ts';

const need: PlacementNeed = { ctx: 100 };

const candidates = (shot: PlacementSnapshot, wanted = need): NonNullable<PlacementRecord['candidates']> => {
  const decision = place(shot, wanted);
  return [...((decision.kind === 'placed' ? decision.record.candidates : decision.candidates) ?? [])];
};

const filteredBy = (shot: PlacementSnapshot, wanted = need) =>
  candidates(shot, wanted).map(candidate => candidate.filtered_by);

const placed = (shot: PlacementSnapshot, wanted = need): string => {
  const decision = place(shot, wanted);
  return decision.kind === 'placed' ? `${decision.replicaId} ${decision.reason}` : decision.kind;
};

describe('the filters of placement', () => {
  it('name draining for every replica of a pool that drains', () => {
    const shot = snapshot([replica('a'), replica('b', { isReady: false })], { isDraining: true });
    assert.deepEqual(filteredBy(shot), ['draining', 'draining']);
    const decision = place(shot, need);
    assert.equal(decision.kind === 'none' && decision.reason, 'draining');
  });

  it('name memory where it never fits, and where it would once others have ended', () => {
    const memory = { leftBytes: [1_000], reservedBytes: 0 };
    const holding = { ...memory, reservedBytes: 500 };
    const shot = snapshot([replica('a', { memory }), replica('b', { memory: holding, leases: 1 })], {
      kvBytesPerToken: 10,
    });
    assert.deepEqual(filteredBy(shot, { ctx: 101 }), ['memory', 'memory']);
    assert.deepEqual(filteredBy(shot, { ctx: 51 }), [undefined, 'memory']);
    assert.equal(placed(shot, { ctx: 101 }), 'none');
    assert.equal(placed(shot, { ctx: 51 }), 'a only-candidate');
  });

  it('name the slots before the memory where a replica has neither free', () => {
    const memory = { leftBytes: [1_000], reservedBytes: 1_000 };
    const full = replica('a', { memory, slots: 1, leases: 1 });
    assert.deepEqual(filteredBy(snapshot([full], { kvBytesPerToken: 10 })), ['no-free-slot']);
  });

  it('let a breaker that is half open have the one attempt that it admits', () => {
    assert.equal(placed(snapshot([replica('a', { breakerRoom: 1 })])), 'a only-candidate');
    assert.equal(placed(snapshot([replica('a', { breakerRoom: 0 })])), 'busy');
  });

  it('let a replica go on beside others on its node once it runs', () => {
    const shot = snapshot(
      [
        replica('a', { node: 'x', leases: 1 }),
        replica('b', { node: 'x', leases: 1 }),
        replica('c', { node: 'y', leases: 1, slots: 4 }),
      ],
      { antiAffinity: 'node' },
    );
    assert.deepEqual(filteredBy(shot), [undefined, undefined, undefined]);
  });

  it('are not ready of a pool without a replica', () => {
    const decision = place(snapshot([]), need);
    assert.deepEqual(decision, { kind: 'none', reason: 'not-ready', candidates: [] });
  });
});

describe('the memory of a replica with some of the devices of its pool', () => {
  it('is divided as the ratios of those devices are to each other', () => {
    const memory = { leftBytes: [250, 750], reservedBytes: 0 };
    const shot = snapshot([replica('a', { devices: [0, 1], memory })], {
      devices: [0, 1, 2],
      splitRatios: [0.2, 0.6, 0.2],
      kvBytesPerToken: 10,
    });
    assert.equal(placed(shot, { ctx: 100 }), 'a only-candidate');
    assert.equal(placed(shot, { ctx: 101 }), 'none');
  });
});

describe('the memory of a device that has none left', () => {
  it('is nothing, also where more is taken than there is', () => {
    assert.deepEqual([cacheCapBytes([0], [1]), cacheCapBytes([-5, 1_000], [0.5, 0.5])], [0, 0]);
  });
});

describe('the load of a replica', () => {
  it('is the part of its slots that is taken, and nothing of none', () => {
    const shot = snapshot([
      replica('a', { slots: 0 }),
      replica('b', { slots: 1, leases: 1 }),
      replica('c', { slots: 4, leases: 1 }),
    ]);
    assert.deepEqual(
      candidates(shot).map(({ load, slots_free }) => [load, slots_free]),
      [
        [0, 0],
        [1, 0],
        [0.25, 3],
      ],
    );
  });

  it('counts less than being the last replica of the session, also in the score that is shown', () => {
    const shot = snapshot([replica('a'), replica('b', { leases: 1 })]);
    const session = { ...need, sessionKey: 't/s', lastReplicaId: 'b' };
    assert.deepEqual(
      candidates(shot, session).map(({ outcome, score }) => [outcome, score]),
      [
        ['outscored', 1],
        ['picked', 1.5],
      ],
    );
  });
});

describe('the replica of a session that has none yet', () => {
  it('is chosen by the weight of its key among equals, and the reason says so', () => {
    const shot = snapshot([replica('a'), replica('b')]);
    for (const sessionKey of ['t/1', 't/2', 't/3', 't/4']) {
      const isFirst = rendezvousWeight(sessionKey, 'a') > rendezvousWeight(sessionKey, 'b');
      assert.equal(placed(shot, { ...need, sessionKey }), `${isFirst ? 'a' : 'b'} session-hash`);
    }
  });

  it('has the same weights in every process and release, so that a restart moves no session', () => {
    assert.deepEqual(
      [rendezvousWeight('t/s', 'a'), rendezvousWeight('t/s', 'b'), rendezvousWeight('tenant/é', 'replica-1')],
      [2_291_027_135, 3_206_930_356, 547_523_792],
    );
  });
});
