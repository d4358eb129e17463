// What does everything else stand on? Time, chance and identity (World), failures, deadlines, limits.
// The surprising choice: a VirtualWorld lives here beside the real one, because every concept's tests need it.
export {
  type Clocks,
  type Deadline,
  type DeadlineRecord,
  deadlineAfter,
  isPast,
  recordDeadline,
  remainingMs,
  restoreDeadline,
} from './deadline.ts';
export { isOrchestratorError, OrchestratorError, type OrchestratorErrorOptions } from './errors.ts';
export { type HeapSeat, heapSeat, IndexedHeap } from './indexed-heap.ts';
export { InvariantError, invariant, present, unreachable } from './invariant.ts';
export {
  askBreaker,
  type BackoffDecision,
  type BackoffRules,
  type Breaker,
  type BreakerDecision,
  type BreakerPermit,
  type BreakerReport,
  type BreakerRules,
  type Bucket,
  type BucketDecision,
  type BucketRules,
  type BucketTake,
  backoffMs,
  breakerAt,
  type CallOutcome,
  type CircuitState,
  closedBreaker,
  type FailedAttempt,
  fullBucket,
  giveBackTokens,
  nextAttempt,
  refill,
  reportToBreaker,
  takeTokens,
} from './limits/index.ts';
export { seededRandom, VirtualWorld, type VirtualWorldOptions } from './virtual-world.ts';
export { realWorld, type Timer, type TimerOptions, type World } from './world.ts';
export { yaml } from './yaml.ts';
