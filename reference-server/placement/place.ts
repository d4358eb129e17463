import { lastingFilters, type Sieved, sieve, spread } from './filters.ts';
import { rendezvousWeight } from './rendezvous.ts';
import type {
  FilterName,
  PickReason,
  PlacementCandidate,
  PlacementDecision,
  PlacementNeed,
  PlacementSnapshot,
  ReplicaSnapshot,
} from './snapshot.ts';

interface Scored {
  readonly replica: ReplicaSnapshot;
  readonly isLast: boolean;
  /** Running attempts over slots. */
  readonly load: number;
  /** Attempts that run on the same NUMA node. */
  readonly neighbours: number;
  readonly weight: number;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

export function loadOf(replica: ReplicaSnapshot): number {
  return replica.slots > 0 ? replica.leases / replica.slots : 0;
}

function neighboursOf(replica: ReplicaSnapshot, snapshot: PlacementSnapshot): number {
  if (replica.numaNode === undefined) return 0;
  return snapshot.replicas
    .filter(other => other.numaNode === replica.numaNode && other.node === replica.node)
    .reduce((sum, other) => sum + other.leases, 0);
}

function scoreOf(replica: ReplicaSnapshot, snapshot: PlacementSnapshot, need: PlacementNeed): Scored {
  const key = snapshot.affinity === 'session' ? need.sessionKey : undefined;
  return {
    replica,
    isLast: key !== undefined && need.lastReplicaId === replica.id,
    load: loadOf(replica),
    neighbours: neighboursOf(replica, snapshot),
    weight: key === undefined ? 0 : rendezvousWeight(key, replica.id),
  };
}

/** Each part decides only where all before it are equal. */
const parts: readonly (readonly [PickReason, (a: Scored, b: Scored) => number])[] = [
  ['last-replica', (a, b) => Number(b.isLast) - Number(a.isLast)],
  ['least-load', (a, b) => a.load - b.load],
  ['topology', (a, b) => a.neighbours - b.neighbours],
  ['session-hash', (a, b) => b.weight - a.weight],
  ['lowest-id', (a, b) => byId(a.replica, b.replica)],
];

function compare(a: Scored, b: Scored): number {
  for (const [, difference] of parts) {
    const order = difference(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

function reasonFor(winner: Scored, next: Scored | undefined): PickReason {
  if (next === undefined) return 'only-candidate';
  return parts.find(([, difference]) => difference(winner, next) !== 0)?.[0] ?? 'lowest-id';
}

/** One number that rises with the first two parts: the last replica is above every other. */
function shownScore({ isLast, load }: Scored): number {
  return (isLast ? 1 : 0) + (1 - load);
}

function shown(
  entry: Sieved,
  snapshot: PlacementSnapshot,
  scored: ReadonlyMap<string, Scored>,
): PlacementCandidate {
  const { replica } = entry;
  const facts = {
    replica_id: replica.id,
    pool_id: snapshot.poolId,
    load: loadOf(replica),
    slots_free: Math.max(0, replica.slots - replica.leases),
  };
  const score = scored.get(replica.id);
  if (entry.kind === 'filtered') return { ...facts, outcome: 'filtered', filtered_by: entry.by };
  return { ...facts, outcome: 'outscored', ...(score === undefined ? {} : { score: shownScore(score) }) };
}

function furthest(sieved: readonly Sieved[]): FilterName {
  const reached = sieved.map(entry => (entry.kind === 'filtered' ? lastingFilters.indexOf(entry.by) : -1));
  return lastingFilters[Math.max(...reached)] ?? 'not-ready';
}

/** Pure: the same snapshot and need, in whatever order, give the same decision. */
export function place(snapshot: PlacementSnapshot, need: PlacementNeed): PlacementDecision {
  const replicas = [...snapshot.replicas].sort(byId);
  const sieved = spread(
    replicas.map(replica => sieve(replica, snapshot, need)),
    snapshot,
  );
  const ranked = sieved
    .filter(({ kind }) => kind === 'candidate')
    .map(({ replica }) => scoreOf(replica, snapshot, need))
    .sort(compare);
  const scored = new Map(ranked.map(entry => [entry.replica.id, entry]));
  const candidates = sieved.map(entry => shown(entry, snapshot, scored));
  const [winner, next] = ranked;
  if (winner === undefined) {
    const awaited = sieved.flatMap(entry =>
      entry.kind === 'filtered' && !entry.isLasting ? [entry.replica.id] : [],
    );
    return awaited.length > 0
      ? { kind: 'busy', awaited, candidates }
      : { kind: 'none', reason: furthest(sieved), candidates };
  }
  const replicaId = winner.replica.id;
  const reason = reasonFor(winner, next);
  return {
    kind: 'placed',
    replicaId,
    isWarm: winner.isLast && need.isLastReplicaWarm !== false,
    reason,
    candidatesLeft: ranked.length,
    record: {
      winner: replicaId,
      pool_id: snapshot.poolId,
      reason,
      candidates: candidates.map(entry =>
        entry.replica_id === replicaId ? { ...entry, outcome: 'picked' } : entry,
      ),
    },
  };
}
