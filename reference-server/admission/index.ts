// May a task proceed, and when? One bounded queue per pool, quotas per tenant, estimates and hints.
// The surprising choice: an admission is decided and reserved at once but dispatched only after its
// commit, so that nothing runs, and nobody loses a place, for a task that the store never took.
export {
  backoffHintMs,
  type Outage,
  type Pressure,
  refusalHintMs,
  retryAfterSeconds,
  unavailableHintMs,
} from './backpressure.ts';
export {
  type AdmissionDecision,
  type Displacement,
  type DisplacementCode,
  decideAdmission,
  type Occupancy,
} from './decide.ts';
export { type PriorityClass, priorityClasses, type QueueEntry } from './entry.ts';
export {
  type Crowd,
  type EtaPriors,
  type Experience,
  isFeasible,
  type Observation,
  observe,
  onTimeProbability,
  type Prediction,
  predictServiceMs,
  predictStartMs,
  priorExperience,
  typicalServiceMs,
} from './eta.ts';
export {
  decidePreemption,
  type PreemptionCase,
  type PreemptionDecision,
  type PreemptionRules,
  type RunningTask,
} from './preemption.ts';
export { AdmissionQueue, type QueueTurns } from './queue.ts';
export type { ClassDepth, QueueDepth } from './queue-depth.ts';
export {
  type QuotaDecision,
  type QuotaDemand,
  type QuotaGrant,
  type QuotaLimit,
  type QuotaRefusal,
  type QuotaRules,
  TenantQuotas,
} from './quota.ts';
export { classCapacityOf, type FullPolicy, type QueueRules, shareOf } from './rules.ts';
export { type ServedShare, ServedShares } from './served-share.ts';
export { TurnLines } from './turn-lines.ts';
