// What one tenant may hold and send. All limits are looked at before any is charged, so that a refusal by
// one consumes none of the others. Time is an argument; who is refused learns when the same would pass.
import {
  type Bucket,
  type BucketRules,
  type BucketTake,
  fullBucket,
  giveBackTokens,
  takeTokens,
} from '../kernel/index.ts';

/** An absent limit does not limit. */
export interface QuotaRules {
  readonly concurrentMax?: number | undefined;
  readonly requestsPerSecond?: number | undefined;
  readonly burst?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly memoryBytesMax?: number | undefined;
}

export type QuotaLimit = 'concurrent' | 'requests' | 'tokens' | 'memory';

export interface QuotaDemand {
  readonly tokens: number;
  /** 0 where the pool's figures allow no estimate. */
  readonly memoryBytes: number;
  /** When the first of the tenant's own tasks is expected to end. */
  readonly nextEndMs: number;
  readonly nowMs: number;
}

export interface QuotaGrant {
  readonly tenant: string;
  readonly tokens: number;
  readonly memoryBytes: number;
}

export interface QuotaRefusal {
  readonly kind: 'refused';
  readonly code: 'QUOTA_EXCEEDED';
  readonly policyLabel: 'quota';
  readonly limit: QuotaLimit;
  /** When the same demand would pass; where none ever will, when the limit is as free as it gets. */
  readonly retryAfterMs: number;
}

export type QuotaDecision = { readonly kind: 'granted'; readonly grant: QuotaGrant } | QuotaRefusal;

interface TenantUse {
  readonly concurrent: number;
  readonly memoryBytes: number;
  readonly requests: Bucket | undefined;
  readonly tokens: Bucket | undefined;
}

/** Hints are never zero: who is refused now would be refused again at once. */
function refusal(limit: QuotaLimit, retryAfterMs: number): QuotaRefusal {
  const hintMs = Math.max(1, Math.ceil(retryAfterMs));
  return { kind: 'refused', code: 'QUOTA_EXCEEDED', policyLabel: 'quota', limit, retryAfterMs: hintMs };
}

function requestRules(rules: QuotaRules): BucketRules | undefined {
  if (rules.requestsPerSecond === undefined) return undefined;
  const burst = rules.burst ?? Math.max(1, Math.ceil(rules.requestsPerSecond));
  return { ratePerSecond: rules.requestsPerSecond, burst };
}

function tokenRules(rules: QuotaRules): BucketRules | undefined {
  const perMinute = rules.tokensPerMinute;
  return perMinute === undefined ? undefined : { ratePerSecond: perMinute / 60, burst: perMinute };
}

function heldLimit(rules: QuotaRules, use: TenantUse, demand: QuotaDemand): QuotaRefusal | undefined {
  const { concurrentMax = Number.POSITIVE_INFINITY, memoryBytesMax = Number.POSITIVE_INFINITY } = rules;
  if (use.concurrent + 1 > concurrentMax) return refusal('concurrent', demand.nextEndMs);
  if (use.memoryBytes + demand.memoryBytes > memoryBytesMax) return refusal('memory', demand.nextEndMs);
  return undefined;
}

const hourMs = 3_600_000;

function fullInMs(rules: BucketRules): number {
  return rules.ratePerSecond > 0 ? (rules.burst / rules.ratePerSecond) * 1000 : hourMs;
}

interface LimitedTake extends BucketTake {
  readonly limit: QuotaLimit;
}

/** Without rules there is no bucket and nothing to take. */
function takeWithin(
  rules: BucketRules | undefined,
  bucket: Bucket | undefined,
  take: LimitedTake,
): Bucket | QuotaRefusal | undefined {
  if (rules === undefined) return undefined;
  const decision = takeTokens(rules, bucket ?? fullBucket(rules, take.nowMs), take);
  if (decision.kind === 'taken') return decision.bucket;
  return refusal(take.limit, decision.kind === 'wait' ? decision.retryAfterMs : fullInMs(rules));
}

function isRefusal(value: Bucket | QuotaRefusal | undefined): value is QuotaRefusal {
  return value !== undefined && 'kind' in value;
}

export class TenantQuotas {
  readonly #rulesOf: (tenant: string) => QuotaRules;
  readonly #uses = new Map<string, TenantUse>();

  /** The rules are read at each request, so that a reload applies to the next one. */
  constructor(rulesOf: (tenant: string) => QuotaRules) {
    this.#rulesOf = rulesOf;
  }

  acquire(tenant: string, demand: QuotaDemand): QuotaDecision {
    const rules = this.#rulesOf(tenant);
    const use = this.#use(tenant);
    const held = heldLimit(rules, use, demand);
    if (held) return held;
    const { nowMs } = demand;
    const requests = takeWithin(requestRules(rules), use.requests, { limit: 'requests', cost: 1, nowMs });
    if (isRefusal(requests)) return requests;
    const cost = demand.tokens;
    const tokens = takeWithin(tokenRules(rules), use.tokens, { limit: 'tokens', cost, nowMs });
    if (isRefusal(tokens)) return tokens;
    const concurrent = use.concurrent + 1;
    this.#uses.set(tenant, {
      concurrent,
      memoryBytes: use.memoryBytes + demand.memoryBytes,
      requests,
      tokens,
    });
    return { kind: 'granted', grant: { tenant, tokens: cost, memoryBytes: demand.memoryBytes } };
  }

  /** The task has ended: what it held is free, and of the tokens what it did not use comes back. */
  release(grant: QuotaGrant, tokensUsed: number): void {
    this.#giveBack(grant, { tokens: grant.tokens - tokensUsed, requests: 0 });
  }

  /** The submission came to nothing after all: as if it had never been made. */
  cancel(grant: QuotaGrant): void {
    this.#giveBack(grant, { tokens: grant.tokens, requests: 1 });
  }

  /** A task of before the restart counts among what its tenant holds, without passing a limit. */
  restore(grant: QuotaGrant): void {
    const use = this.#use(grant.tenant);
    const memoryBytes = use.memoryBytes + grant.memoryBytes;
    this.#uses.set(grant.tenant, { ...use, concurrent: use.concurrent + 1, memoryBytes });
  }

  concurrentOf(tenant: string): number {
    return this.#use(tenant).concurrent;
  }

  #use(tenant: string): TenantUse {
    const none = { concurrent: 0, memoryBytes: 0, requests: undefined, tokens: undefined };
    return this.#uses.get(tenant) ?? none;
  }

  #giveBack(grant: QuotaGrant, unused: { readonly tokens: number; readonly requests: number }): void {
    const rules = this.#rulesOf(grant.tenant);
    const use = this.#use(grant.tenant);
    const restored = (bucket: Bucket | undefined, of: BucketRules | undefined, count: number) =>
      bucket && of ? giveBackTokens(of, bucket, count) : bucket;
    this.#uses.set(grant.tenant, {
      concurrent: Math.max(0, use.concurrent - 1),
      memoryBytes: Math.max(0, use.memoryBytes - grant.memoryBytes),
      requests: restored(use.requests, requestRules(rules), unused.requests),
      tokens: restored(use.tokens, tokenRules(rules), unused.tokens),
    });
  }
}
