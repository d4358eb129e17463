// Which replica runs the next attempt? Filter, score, pick, as a pure function of a snapshot, and the leases that
// hold what was picked.
// Surprising: scores are compared part by part and never weighed against each other; the number in the record
// is there to be read.
export { type Lease, Leases } from './leases.ts';
export { cacheBytes, cacheCapBytes } from './memory.ts';
export { place } from './place.ts';
export { rendezvousWeight } from './rendezvous.ts';
export type {
  Capability,
  FilterName,
  PickReason,
  PlacementDecision,
  PlacementNeed,
  PlacementRecord,
  PlacementSnapshot,
  ReplicaMemory,
  ReplicaSnapshot,
} from './snapshot.ts';
