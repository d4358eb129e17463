import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InvariantError } from '../kernel/index.ts';
import { replica, snapshot } from './fixtures.ts';
import {
  Leases,
  type PlacementNeed,
  type PlacementSnapshot,
  place,
  type ReplicaSnapshot,
  rendezvousWeight,
} from './index.ts';

const domain = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined });

const replicaArbitrary: fc.Arbitrary<ReplicaSnapshot> = fc
  .record({
    id: fc.constantFrom(...'abcdefgh'),
    isReady: fc.boolean(),
    isCircuitOpen: fc.boolean(),
    breakerRoom: fc.constantFrom(0, 1, Number.POSITIVE_INFINITY),
    devices: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
    engineVersion: fc.constantFrom('1', '2', undefined),
    slots: fc.integer({ min: 1, max: 6 }),
    leases: fc.nat(6),
    node: domain,
    zone: domain,
    numaNode: fc.option(fc.nat(1), { nil: undefined }),
  })
  .map(differs => replica(differs.id, differs));

const snapshotArbitrary: fc.Arbitrary<PlacementSnapshot> = fc
  .record({
    replicas: fc.uniqueArray(replicaArbitrary, { selector: entry => entry.id, maxLength: 8 }),
    accelerator: fc.constantFrom('nvidia', 'none'),
    devices: fc.uniqueArray(fc.nat(4), { maxLength: 4 }),
    lostDevices: fc.uniqueArray(fc.nat(4), { maxLength: 1 }),
    pins: fc.constantFrom({}, { engineVersion: '1' }),
    antiAffinity: fc.constantFrom('none', 'node', 'zone'),
  })
  .map(({ replicas, ...differs }) => snapshot(replicas, differs));

const needArbitrary: fc.Arbitrary<PlacementNeed> = fc.record({
  ctx: fc.nat(100),
  sessionKey: fc.option(fc.string(), { nil: undefined }),
  lastReplicaId: fc.option(fc.constantFrom(...'abcdefgh'), { nil: undefined }),
  excluded: fc.subarray([...'abcdefgh'], { maxLength: 3 }),
});

const winnerOf = (shot: PlacementSnapshot, need: PlacementNeed): ReplicaSnapshot | undefined => {
  const decision = place(shot, need);
  return decision.kind === 'placed' ? shot.replicas.find(({ id }) => id === decision.replicaId) : undefined;
};

describe('placement, whatever the snapshot', () => {
  it('never leaves the pool’s mask, its pins, or what is ready [ORCH-3011(b)] [ORCH-3008(b)] [OC-CORE-1011]', () => {
    let placed = 0;
    fc.assert(
      fc.property(snapshotArbitrary, needArbitrary, (shot, need) => {
        const winner = winnerOf(shot, need);
        if (winner === undefined) return;
        placed += 1;
        const mask = shot.devices.filter(device => !shot.lostDevices.includes(device));
        assert.ok(winner.devices.every(device => mask.includes(device)));
        assert.ok(shot.accelerator !== 'nvidia' || winner.devices.length > 0);
        assert.ok(winner.isReady && !winner.isCircuitOpen && winner.breakerRoom > 0);
        assert.ok(winner.leases < winner.slots && !need.excluded?.includes(winner.id));
        assert.ok(shot.pins.engineVersion === undefined || winner.engineVersion === shot.pins.engineVersion);
      }),
      { numRuns: 500 },
    );
    assert.ok(placed > 0, 'some snapshots have a winner');
  });

  it('gives the same answer for the same snapshot in any order [ASY-PLACE-003(b)]', () => {
    fc.assert(
      fc.property(snapshotArbitrary, needArbitrary, fc.nat(), (shot, need, turn) => {
        const at = turn % Math.max(1, shot.replicas.length);
        const replicas = [...shot.replicas.slice(at), ...shot.replicas.slice(0, at)];
        assert.deepEqual(place({ ...shot, replicas: replicas.reverse() }, need), place(shot, need));
      }),
    );
  });

  it('takes a least loaded candidate unless the session’s last replica is one [ORCH-3091(a)] [ASY-PLACE-003(a)]', () => {
    fc.assert(
      fc.property(snapshotArbitrary, needArbitrary, (shot, need) => {
        const decision = place(shot, need);
        if (decision.kind !== 'placed') return;
        const left = (decision.record.candidates ?? []).filter(({ outcome }) => outcome !== 'filtered');
        assert.equal(left.length, decision.candidatesLeft);
        const last = left.find(({ replica_id }) => replica_id === need.lastReplicaId);
        if (last !== undefined && need.sessionKey !== undefined) {
          assert.equal(decision.replicaId, last.replica_id);
          return;
        }
        const least = Math.min(...left.map(({ load }) => load ?? 0));
        const tied = left.filter(({ load }) => load === least).map(({ replica_id }) => replica_id);
        assert.ok(tied.includes(decision.replicaId));
        if (decision.reason === 'lowest-id') assert.equal(decision.replicaId, tied.sort()[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('moves only the sessions of the replica that left, and about one in N of all', () => {
    const keys = Array.from({ length: 2_000 }, (_, at) => `tenant/session-${at}`);
    const own = (ids: readonly string[]): (string | undefined)[] =>
      keys.map(sessionKey => winnerOf(snapshot(ids.map(id => replica(id))), { ctx: 1, sessionKey })?.id);
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 6 }), ids => {
        const before = own(ids);
        const after = own(ids.slice(1));
        const moved = before.filter((id, at) => id !== after[at]);
        assert.ok(moved.every(id => id === ids[0]));
        assert.ok(
          moved.length <= (keys.length / ids.length) * 1.25,
          `${moved.length} of ${keys.length} moved`,
        );
        assert.ok(
          moved.length >= (keys.length / ids.length) * 0.75,
          `${moved.length} of ${keys.length} moved`,
        );
      }),
      { numRuns: 5 },
    );
  });

  it('ranks replicas of a key by a 32-bit weight that never changes', () => {
    assert.deepEqual(
      ['a', 'b', 'ä'].map(id => rendezvousWeight('k', id)),
      ['a', 'b', 'ä'].map(id => rendezvousWeight('k', id)),
    );
    assert.notEqual(rendezvousWeight('k', 'a'), rendezvousWeight('k', 'b'));
    assert.notEqual(rendezvousWeight('ka', ''), rendezvousWeight('k', 'a'));
  });
});

describe('leases', () => {
  it('are conserved: taken less given back is what is held, and zero at rest [ASY-PLACE-005(a)] [ASY-PLACE-005(b)]', () => {
    const steps = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), releases: fc.boolean() }));
    fc.assert(
      fc.property(steps, list => {
        const leases = new Leases();
        const held: ReturnType<Leases['take']>[] = [];
        for (const { id, releases } of list) {
          if (releases) held.shift()?.release();
          else held.push(leases.take(id));
          assert.equal(leases.total, held.length);
          for (const name of 'abc') {
            assert.equal(leases.count(name), held.filter(({ replicaId }) => replicaId === name).length);
          }
        }
        for (const lease of held) lease.release();
        assert.deepEqual([leases.total, ...[...'abc'].map(id => leases.count(id))], [0, 0, 0, 0]);
      }),
    );
  });

  it('are given back once: a second time is a bug and changes no count [ASY-PLACE-005(a)]', () => {
    const leases = new Leases();
    const lease = leases.take('a');
    leases.take('a');
    lease.release();
    assert.throws(() => lease.release(), InvariantError);
    assert.equal(leases.count('a'), 1);
  });
});
