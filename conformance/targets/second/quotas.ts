import type { TenantConfig } from '#contracts';
import type { Clock } from './clock.ts';

interface Rate {
  readonly size: number;
  readonly perMs: number;
}

/** A bucket that refills evenly. */
class Bucket {
  #level: number | undefined;
  #atMs = 0;

  waitMs(need: number, { size, perMs }: Rate, nowMs: number): number {
    this.#refill(size, perMs, nowMs);
    const missing = Math.min(need, size) - (this.#level ?? size);
    if (need > size) return Math.max(60_000, missing / perMs);
    return missing <= 1e-9 ? 0 : Math.max(1, missing / perMs);
  }

  take(amount: number): void {
    this.#level = (this.#level ?? 0) - amount;
  }

  #refill(size: number, perMs: number, nowMs: number): void {
    const level = this.#level ?? size;
    this.#level = Math.min(size, level + (nowMs - this.#atMs) * perMs);
    this.#atMs = nowMs;
  }
}

export interface Need {
  readonly tokens: number;
  readonly memoryBytes: number;
}

export interface Reservation {
  /** At the terminal: what was really used of the tokens. */
  release(usedTokens: number): void;
}

export interface Remaining {
  readonly tokens?: number;
  readonly timeMs?: number;
  readonly cost?: number;
}

/** What one tenant may hold and spend. */
export class Quotas {
  readonly #clock: Clock;
  readonly #requests = new Bucket();
  readonly #tokens = new Bucket();
  #concurrent = 0;
  #memory = 0;
  #spent = { tokens: 0, timeMs: 0, cost: 0 };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Until this submission would pass; 0 where it passes now. Takes nothing. */
  waitMs(tenant: TenantConfig, need: Need, usualMs: number): number {
    const limits = tenant.quotas;
    const nowMs = this.#clock.nowMs();
    const waits = [0];
    if (limits.concurrent_max !== undefined && this.#concurrent >= limits.concurrent_max) waits.push(usualMs);
    if (limits.memory_bytes_max !== undefined && this.#memory + need.memoryBytes > limits.memory_bytes_max)
      waits.push(usualMs);
    const rate = limits.requests_per_second;
    if (rate !== undefined)
      waits.push(this.#requests.waitMs(1, { size: burstOf(tenant), perMs: rate / 1000 }, nowMs));
    const minute = limits.tokens_per_minute;
    if (minute !== undefined)
      waits.push(this.#tokens.waitMs(need.tokens, { size: minute, perMs: minute / 60_000 }, nowMs));
    return Math.max(...waits);
  }

  /** Counts one admitted submission against the rate. */
  countRequest(tenant: TenantConfig): void {
    if (tenant.quotas.requests_per_second !== undefined) this.#requests.take(1);
  }

  reserve(tenant: TenantConfig, need: Need): Reservation {
    const hasTokens = tenant.quotas.tokens_per_minute !== undefined;
    if (hasTokens) this.#tokens.take(need.tokens);
    this.#concurrent += 1;
    this.#memory += need.memoryBytes;
    let isHeld = true;
    return {
      release: usedTokens => {
        if (!isHeld) return;
        isHeld = false;
        if (hasTokens) this.#tokens.take(-Math.max(0, need.tokens - usedTokens));
        this.#concurrent -= 1;
        this.#memory -= need.memoryBytes;
      },
    };
  }

  spend(tokens: number, timeMs: number, cost: number): void {
    this.#spent.tokens += tokens;
    this.#spent.timeMs += timeMs;
    this.#spent.cost += cost;
  }

  remaining(tenant: TenantConfig): Remaining {
    const { budgets } = tenant;
    const left = (budget: number | undefined, spent: number): number | undefined =>
      budget === undefined ? undefined : Math.max(0, budget - spent);
    return {
      tokens: left(budgets.tokens, this.#spent.tokens),
      timeMs: left(budgets.time_ms, Math.round(this.#spent.timeMs)),
      cost: left(budgets.cost, this.#spent.cost),
    };
  }
}

const burstOf = (tenant: TenantConfig): number =>
  tenant.quotas.burst ?? Math.max(1, Math.ceil(tenant.quotas.requests_per_second ?? 1));

/** Quotas and budgets by tenant; they outlive a reload of the configuration. */
export class QuotaBook {
  readonly #clock: Clock;
  readonly #byTenant = new Map<string, Quotas>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(tenantId: string): Quotas {
    const known = this.#byTenant.get(tenantId) ?? new Quotas(this.#clock);
    this.#byTenant.set(tenantId, known);
    return known;
  }
}
