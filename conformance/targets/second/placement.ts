import type { Candidate } from '#contracts';
import type { Pool } from './pool.ts';
import type { Replica } from './replica.ts';
import type { Task } from './task.ts';

export interface PlacementDecision {
  readonly winner: Replica | undefined;
  readonly reason: string;
  readonly candidates: readonly Candidate[];
  readonly left: number;
}

const filterOf = (replica: Replica): string | undefined => {
  if (!replica.isLoaded) return 'not-ready';
  if (!replica.breaker.admits) return 'breaker';
  return replica.freeSlots > 0 ? undefined : 'no-free-slot';
};

const loadOf = (replica: Replica): number => (replica.slots === 0 ? 1 : replica.leases / replica.slots);

/** Filter, score, pick: untried replicas first, then the session's own, then the least loaded, then by id. */
export const place = (pool: Pool, task: Task): PlacementDecision => {
  const tried = new Set(task.attempts.map(attempt => attempt.replica_id));
  const usesSessions = pool.config.placement.affinity === 'session';
  const isOwn = (replica: Replica): boolean => usesSessions && task.origin.session?.replica === replica;
  const scored = pool.replicas.map(replica => ({
    replica,
    filteredBy: filterOf(replica),
    score: (tried.has(replica.id) ? 0 : 4) + (isOwn(replica) ? 2 : 0) + (1 - loadOf(replica)),
  }));
  const left = scored
    .filter(entry => entry.filteredBy === undefined)
    .sort((one, other) => other.score - one.score || (one.replica.id < other.replica.id ? -1 : 1));
  const [first, second] = left;
  const reasonAmongSome = first?.score === second?.score ? 'equal, first by id' : 'least loaded';
  const reasonAmongAll =
    first !== undefined && isOwn(first.replica) ? 'served the session before' : reasonAmongSome;
  return {
    winner: first?.replica,
    reason: second === undefined ? 'only candidate' : reasonAmongAll,
    left: left.length,
    candidates: scored.map(({ replica, filteredBy, score }) => ({
      replica_id: replica.id,
      pool_id: pool.config.id,
      outcome: candidateOutcome(filteredBy, replica === first?.replica),
      ...(filteredBy === undefined ? {} : { filtered_by: filteredBy }),
      score,
      load: loadOf(replica),
      slots_free: replica.freeSlots,
    })),
  };
};

const candidateOutcome = (filteredBy: string | undefined, isFirst: boolean): Candidate['outcome'] => {
  if (filteredBy !== undefined) return 'filtered';
  return isFirst ? 'picked' : 'outscored';
};
