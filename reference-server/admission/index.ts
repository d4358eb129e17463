// May a task proceed, and when? One bounded queue per pool, quotas per tenant, estimates and hints.
// The surprising choice: an admission is decided and reserved at once but dispatched only after its
// commit, so that nothing runs, and nobody loses a place, for a task that the store never took.
export {
  type AdmissionDecision,
  type Displacement,
  type DisplacementCode,
  decideAdmission,
  type Occupancy,
} from './decide.ts';
export { type PriorityClass, priorityClasses, type QueueEntry } from './entry.ts';
export { AdmissionQueue } from './queue.ts';
export type { ClassDepth, QueueDepth } from './queue-depth.ts';
export { classCapacityOf, type FullPolicy, type QueueRules, shareOf } from './rules.ts';
