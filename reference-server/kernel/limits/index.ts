// How much, how often, and when again? Token bucket, backoff and breaker, written once for everybody.
// All three are plain functions over values; who uses one keeps its state and hands in the time.
export {
  type BackoffDecision,
  type BackoffRules,
  backoffMs,
  type FailedAttempt,
  nextAttempt,
} from './backoff.ts';
export {
  askBreaker,
  type Breaker,
  type BreakerDecision,
  type BreakerPermit,
  type BreakerReport,
  type BreakerRules,
  breakerAt,
  type CallOutcome,
  type CircuitState,
  closedBreaker,
  reportToBreaker,
} from './breaker.ts';
export {
  type Bucket,
  type BucketDecision,
  type BucketRules,
  type BucketTake,
  fullBucket,
  giveBackTokens,
  refill,
  takeTokens,
} from './token-bucket.ts';
