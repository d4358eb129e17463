// A rate with a burst: starts full, refills continuously, and in any span of w seconds hands out at most
// burst + rate * w. Time is an argument; the state is a value.
export interface BucketRules {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

export type BucketDecision =
  | { readonly kind: 'taken'; readonly bucket: Bucket }
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  /** More than the bucket ever holds, or a rate of zero: no wait helps. */
  | { readonly kind: 'never' };

// Refilling adds fractions; without this a caller who waits exactly as told could miss by one rounding.
const roundingSlack = 1e-9;

export function fullBucket(rules: BucketRules, nowMs: number): Bucket {
  return { tokens: rules.burst, atMs: nowMs };
}

export function refill(rules: BucketRules, bucket: Bucket, nowMs: number): Bucket {
  const spanMs = nowMs - bucket.atMs;
  if (spanMs <= 0) return bucket;
  const tokens = bucket.tokens + (rules.ratePerSecond * spanMs) / 1000;
  return { tokens: Math.min(rules.burst, tokens), atMs: nowMs };
}

export interface BucketTake {
  readonly cost: number;
  readonly nowMs: number;
}

export function takeTokens(rules: BucketRules, bucket: Bucket, take: BucketTake): BucketDecision {
  const refilled = refill(rules, bucket, take.nowMs);
  const missing = take.cost - refilled.tokens;
  if (missing <= roundingSlack) {
    return { kind: 'taken', bucket: { tokens: -missing, atMs: refilled.atMs } };
  }
  if (take.cost > rules.burst || rules.ratePerSecond <= 0) return { kind: 'never' };
  return { kind: 'wait', retryAfterMs: Math.max(1, Math.ceil((missing / rules.ratePerSecond) * 1000)) };
}

/** Gives back what was taken and not used; never beyond the burst. */
export function giveBackTokens(rules: BucketRules, bucket: Bucket, tokens: number): Bucket {
  return { tokens: Math.min(rules.burst, bucket.tokens + Math.max(0, tokens)), atMs: bucket.atMs };
}
