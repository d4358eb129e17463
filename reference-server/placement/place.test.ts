import assert from 'node:assert/strict';
import { capabilities, replica, snapshot } from './fixtures.ts';
import { cacheCapBytes, type PlacementNeed, type PlacementSnapshot, place } from './index.ts';

const need: PlacementNeed = { ctx: 100 };

const winner = (shot: PlacementSnapshot, wanted: PlacementNeed = need): string => {
  const decision = place(shot, wanted);
  return decision.kind === 'placed' ? `${decision.replicaId} ${decision.reason}` : decision.kind;
};

const filteredBy = (shot: PlacementSnapshot, wanted: PlacementNeed = need): (string | undefined)[] => {
  const decision = place(shot, wanted);
  const candidates = decision.kind === 'placed' ? decision.record.candidates : decision.candidates;
  return (candidates ?? []).map(candidate => candidate.filtered_by);
};

describe('placement', () => {
  it('takes the least loaded replica, then the smallest id [ORCH-3008(a)] [ASY-PLACE-003(c)]', () => {
    assert.equal(winner(snapshot([replica('b'), replica('a')])), 'a lowest-id');
    assert.equal(winner(snapshot([replica('a', { leases: 1 }), replica('b')])), 'b least-load');
    const doubled = replica('b', { slots: 4, leases: 1 });
    assert.equal(winner(snapshot([replica('a', { leases: 1 }), doubled])), 'b least-load');
  });

  it('puts the last replica of a session before a less loaded one while it has a slot [OC-CORE-1013(a)] [ORCH-3009(a)]', () => {
    const session = { ...need, sessionKey: 't/s', lastReplicaId: 'b' };
    const shot = snapshot([replica('a'), replica('b', { leases: 1 })]);
    assert.equal(winner(shot, session), 'b last-replica');
    assert.equal(winner({ ...shot, affinity: 'none' }, session), 'a least-load');
    const full = snapshot([replica('a'), replica('b', { leases: 2 })]);
    assert.equal(winner(full, session), 'a only-candidate');
  });

  it('is warm only on the last replica, and not where its cache is known to be gone [ORCH-3023(c)]', () => {
    const shot = snapshot([replica('a'), replica('b')]);
    const warmth = (wanted: PlacementNeed): boolean | undefined => {
      const decision = place(shot, wanted);
      return decision.kind === 'placed' ? decision.isWarm : undefined;
    };
    const session = { ...need, sessionKey: 't/s' };
    assert.equal(warmth({ ...session, lastReplicaId: 'b' }), true);
    assert.equal(warmth({ ...session, lastReplicaId: 'b', isLastReplicaWarm: false }), false);
    assert.equal(warmth({ ...session, lastReplicaId: 'gone' }), false);
    assert.equal(warmth(session), false);
  });

  it('prefers the NUMA node with less work among equally loaded replicas [ORCH-3091(b)]', () => {
    const replicas = [
      replica('a', { node: 'n', numaNode: 0 }),
      replica('b', { node: 'n', numaNode: 1 }),
      replica('c', { node: 'n', numaNode: 0, leases: 1 }),
    ];
    assert.equal(winner(snapshot(replicas)), 'b topology');
  });

  it('names the filter that took each replica out [ASY-PLACE-003(a)]', () => {
    const mute = { ...capabilities, messages: false };
    const replicas = [
      replica('a', { isReady: false }),
      replica('b', { engineVersion: '2' }),
      replica('c', { engineVersion: '1', devices: [7] }),
      replica('d', { engineVersion: '1', capabilities: mute }),
      replica('e', { engineVersion: '1', isCircuitOpen: true }),
      replica('f', { engineVersion: '1', leases: 2 }),
      replica('g', { engineVersion: '1', breakerRoom: 0 }),
      replica('h', { engineVersion: '1' }),
      replica('i', { engineVersion: '1' }),
    ];
    const shot = snapshot(replicas, { pins: { engineVersion: '1' } });
    const wanted: PlacementNeed = { ...need, requires: ['messages'], excluded: ['h'] };
    assert.deepEqual(filteredBy(shot, wanted), [
      'not-ready',
      'version-mismatch',
      'device-mask',
      'capability',
      'circuit-open',
      'no-free-slot',
      'no-free-slot',
      'excluded',
      undefined,
    ]);
    assert.equal(winner(shot, wanted), 'i only-candidate');
  });

  it('takes out a replica whose model is not the pinned one, or is not told [ORCH-3007(b)]', () => {
    const shot = snapshot([replica('a', { modelDigest: 'sha256:1' }), replica('b')], {
      pins: { modelDigest: 'sha256:2' },
    });
    assert.deepEqual(filteredBy(shot), ['version-mismatch', 'version-mismatch']);
  });

  it('takes out a mask with a missing device, one beyond the pool, and an nvidia replica without one [OC-CORE-1011]', () => {
    const replicas = [
      replica('a', { devices: [0] }),
      replica('b', { devices: [1] }),
      replica('c', { devices: [0, 2] }),
      replica('d'),
    ];
    const shot = snapshot(replicas, { accelerator: 'nvidia', devices: [0, 1], lostDevices: [1] });
    assert.deepEqual(filteredBy(shot), [undefined, 'device-mask', 'device-mask', 'device-mask']);
  });

  it('runs strict tasks only on engines that promise a level', () => {
    const loose = replica('a', { capabilities: { ...capabilities, determinism: 'none' } });
    assert.equal(winner(snapshot([loose, replica('b')]), { ...need, strict: true }), 'b only-candidate');
    assert.equal(winner(snapshot([loose, replica('b')])), 'a lowest-id');
  });

  it('is busy while the only obstacle is running work, and has none where that would not help', () => {
    assert.equal(winner(snapshot([replica('a', { leases: 2 })])), 'busy');
    const decision = place(
      snapshot([replica('a', { isReady: false }), replica('b', { isCircuitOpen: true })]),
      need,
    );
    assert.deepEqual([decision.kind, decision.kind === 'none' && decision.reason], ['none', 'circuit-open']);
    assert.equal(winner(snapshot([])), 'none');
    assert.equal(winner(snapshot([replica('a')], { isDraining: true })), 'none');
  });

  it('shows operators who was picked, outscored and filtered [ASY-PLACE-004]', () => {
    const decision = place(
      snapshot([replica('a', { leases: 1 }), replica('b'), replica('c', { leases: 2 })]),
      need,
    );
    assert.equal(decision.kind, 'placed');
    assert.deepEqual(decision.kind === 'placed' && decision.record, {
      winner: 'b',
      pool_id: 'pool',
      reason: 'least-load',
      candidates: [
        { replica_id: 'a', pool_id: 'pool', load: 0.5, slots_free: 1, outcome: 'outscored', score: 0.5 },
        { replica_id: 'b', pool_id: 'pool', load: 0, slots_free: 2, outcome: 'picked', score: 1 },
        {
          replica_id: 'c',
          pool_id: 'pool',
          load: 1,
          slots_free: 0,
          outcome: 'filtered',
          filtered_by: 'no-free-slot',
        },
      ],
    });
  });
});

describe('memory at placement', () => {
  const memory = { leftBytes: [1_000], reservedBytes: 0 };

  it('takes exactly what is left and not one token more [ORCH-3052(a)]', () => {
    const shot = snapshot([replica('a', { devices: [0], memory })], { devices: [0], kvBytesPerToken: 10 });
    assert.equal(winner(shot, { ctx: 100 }), 'a only-candidate');
    assert.equal(winner(shot, { ctx: 101 }), 'none');
    assert.equal(winner(shot, { ctx: 101, tokens: 99 }), 'a only-candidate');
  });

  it('waits where running attempts hold what is missing', () => {
    const held = replica('a', { leases: 1, memory: { ...memory, reservedBytes: 10 } });
    assert.equal(winner(snapshot([held], { kvBytesPerToken: 10 }), { ctx: 100 }), 'busy');
    assert.equal(winner(snapshot([held], { kvBytesPerToken: 10 }), { ctx: 99 }), 'a only-candidate');
  });

  it('counts the prefix cache and speculation as taken [ORCH-3020(a)]', () => {
    const differs = { kvBytesPerToken: 10, prefixCacheBytes: 300, speculationBytes: 200 };
    const shot = snapshot([replica('a', { memory })], differs);
    assert.equal(winner(shot, { ctx: 50 }), 'a only-candidate');
    assert.equal(winner(shot, { ctx: 51 }), 'none');
  });

  it('is capped by the device that is full first [ORCH-3052(b)]', () => {
    assert.equal(cacheCapBytes([1_000, 300], [0.5, 0.5]), 600);
    assert.equal(cacheCapBytes([1_000, 300], [0.75, 0.25]), 1_200);
    assert.equal(cacheCapBytes([1_000, 300], []), 600);
    assert.equal(cacheCapBytes([1_000, 0], [1, 0]), 1_000);
  });
});

describe('anti-affinity', () => {
  const nodes = (leases: readonly number[]): PlacementSnapshot =>
    snapshot(
      [
        replica('a', { node: 'x', leases: leases[0] ?? 0 }),
        replica('b', { node: 'x', leases: leases[1] ?? 0 }),
        replica('c', { node: 'y', slots: 1, leases: leases[2] ?? 0 }),
      ],
      { antiAffinity: 'node' },
    );

  it('spreads running replicas over nodes as long as there are any [ORCH-3008(c)]', () => {
    assert.equal(winner(nodes([1, 0, 0])), 'c least-load');
    assert.deepEqual(filteredBy(nodes([1, 0, 0])), [undefined, 'anti-affinity', undefined]);
    assert.equal(winner(nodes([1, 0, 1])), 'a only-candidate');
    assert.equal(winner(nodes([2, 0, 1])), 'b only-candidate');
  });

  it('leaves load alone to decide where nothing asks for it', () => {
    assert.equal(winner({ ...nodes([1, 0, 0]), antiAffinity: 'none' }), 'b lowest-id');
  });
});
