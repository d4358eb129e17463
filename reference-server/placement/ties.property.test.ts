import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replica, snapshot } from './fixtures.ts';
import { cacheCapBytes, type PlacementSnapshot, place, type ReplicaSnapshot } from './index.ts';

const need = { ctx: 1 };
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 8 });

const winnerOf = (shot: PlacementSnapshot): string | undefined => {
  const decision = place(shot, need);
  return decision.kind === 'placed' ? decision.replicaId : undefined;
};

const placed = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 8 }).chain(names =>
  fc.tuple(
    ...names.map(id =>
      fc
        .record({
          slots: fc.integer({ min: 1, max: 3 }),
          leases: fc.nat(3),
          node: fc.constantFrom('x', 'y'),
          zone: fc.constantFrom('x', 'y', 'z'),
          numaNode: fc.option(fc.nat(1), { nil: undefined }),
        })
        .map(differs => replica(id, { ...differs, leases: Math.min(differs.leases, differs.slots) })),
    ),
  ),
);

describe('what placement asks, in its order', () => {
  it('is what a replica is fit for, then affinity, then load [ASY-PLACE-003(a)]', () => {
    let [kept, spread] = [0, 0];
    const unfit = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(placed, unfit, fc.option(fc.constantFrom(...'abcdefgh')), (drawn, marks, lastReplicaId) => {
        const replicas = drawn.map((each, at) => ({ ...each, isReady: marks[at] !== true }));
        const session = lastReplicaId === null ? {} : { sessionKey: 't/s', lastReplicaId };
        const decision = place(snapshot(replicas), { ...need, ...session });
        const fit = replicas.filter(({ isReady, leases, slots }) => isReady && leases < slots);
        if (decision.kind !== 'placed') return assert.deepEqual(fit, []);
        const winner = fit.find(({ id }) => id === decision.replicaId);
        assert.ok(winner, `${decision.replicaId} is not fit`);
        const last = fit.find(({ id }) => id === lastReplicaId);
        const loads = fit.map(({ leases, slots }) => leases / slots);
        if (last !== undefined) assert.equal(winner, last);
        else assert.equal(winner.leases / winner.slots, Math.min(...loads));
        if (new Set(loads).size > 1) [kept, spread] = last ? [kept + 1, spread] : [kept, spread + 1];
      }),
      { numRuns: 1_000 },
    );
    assert.ok(kept > 30 && spread > 100, `affinity decided ${kept} times, the load ${spread} times`);
  });
});

describe('ties of placement', () => {
  it('are settled by replica id [ASY-PLACE-003(c)]', () => {
    fc.assert(
      fc.property(ids, fc.nat(1), (names, leases) => {
        const shot = snapshot(names.map(id => replica(id, { leases })));
        assert.equal(winnerOf(shot), names.toSorted()[0]);
      }),
    );
  });

  it('are settled by the NUMA node with less work first, and never against the load [ORCH-3091(b)]', () => {
    let decided = 0;
    fc.assert(
      fc.property(placed, replicas => {
        const decision = place(snapshot(replicas), need);
        if (decision.kind !== 'placed') return;
        const load = ({ leases, slots }: ReplicaSnapshot): number => leases / slots;
        const work = ({ node, numaNode }: ReplicaSnapshot): number =>
          numaNode === undefined
            ? 0
            : replicas
                .filter(other => other.node === node && other.numaNode === numaNode)
                .reduce((sum, { leases }) => sum + leases, 0);
        const free = replicas.filter(({ leases, slots }) => leases < slots);
        const winner = free.find(({ id }) => id === decision.replicaId);
        assert.ok(winner);
        const least = Math.min(...free.map(load));
        const tied = free.filter(each => load(each) === least);
        assert.equal(load(winner), least);
        assert.equal(work(winner), Math.min(...tied.map(work)));
        if (decision.reason === 'topology') decided += 1;
      }),
      { numRuns: 1_000 },
    );
    assert.ok(decided > 10, `${decided} times the topology decided`);
  });
});

describe('anti-affinity, whatever runs', () => {
  it('lets replicas begin on another node or zone as long as there is one [ORCH-3008(c)]', () => {
    let spread = 0;
    fc.assert(
      fc.property(placed, fc.constantFrom('node', 'zone'), (replicas, antiAffinity) => {
        const winner = winnerOf(snapshot(replicas, { antiAffinity }));
        const began = replicas.find(({ id }) => id === winner);
        if (began === undefined || began.leases > 0) return;
        const isShared = (each: ReplicaSnapshot): boolean =>
          replicas.some(
            other => other.id !== each.id && other.leases > 0 && other[antiAffinity] === each[antiAffinity],
          );
        const free = replicas.filter(({ leases, slots }) => leases < slots);
        const hasOther = free.some(each => each.leases > 0 || !isShared(each));
        if (hasOther) assert.ok(!isShared(began), `${began.id} begins beside another`);
        if (hasOther && free.some(each => each.leases === 0 && isShared(each))) spread += 1;
      }),
      { numRuns: 1_000 },
    );
    assert.ok(spread > 10, `${spread} times there was something to avoid`);
  });
});

describe('memory, whatever the devices', () => {
  const devices = fc.array(
    fc.record({ leftBytes: fc.integer({ min: 0, max: 1_000_000 }), part: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const split = (list: readonly { readonly part: number }[]): number[] => {
    const sum = list.reduce((total, { part }) => total + part, 0);
    return list.map(({ part }) => part / sum);
  };

  it('is never admitted beyond what a device has left for its ratio [ORCH-3052(a)]', () => {
    let [fitted, refused] = [0, 0];
    fc.assert(
      fc.property(
        devices,
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.nat(500_000),
        (list, ctx, reservedBytes) => {
          const [splitRatios, mask] = [split(list), list.map((_, at) => at)];
          const memory = { leftBytes: list.map(({ leftBytes }) => leftBytes), reservedBytes };
          const own = replica('a', { devices: mask, memory });
          const shot = snapshot([own], {
            accelerator: 'nvidia',
            devices: mask,
            splitRatios,
            kvBytesPerToken: 1,
          });
          const fits = list.every(
            ({ leftBytes }, at) => (ctx + reservedBytes) * (splitRatios[at] ?? 1) <= leftBytes + 1e-6,
          );
          const isPlaced = place(shot, { ctx }).kind === 'placed';
          if (isPlaced) fitted += 1;
          else refused += 1;
          assert.ok(!isPlaced || fits);
        },
      ),
      { numRuns: 1_000 },
    );
    assert.ok(fitted > 20 && refused > 20, `${fitted} fitted, ${refused} did not`);
  });

  it('is capped by the device that is full first, and by no other [ORCH-3052(b)]', () => {
    fc.assert(
      fc.property(devices, list => {
        const ratios = split(list);
        const cap = cacheCapBytes(
          list.map(({ leftBytes }) => leftBytes),
          ratios,
        );
        const full = list.map(({ leftBytes }, at) => leftBytes / (ratios[at] ?? 1));
        const least = Math.min(...full);
        assert.ok(cap <= least && cap > least - 1, `${cap} of ${least}`);
      }),
    );
  });
});
