// What part of the dispatches each tenant and class got lately: a mean that fades with the share window.
import type { PriorityClass } from './entry.ts';

export interface ServedShare {
  readonly tenant: string;
  readonly priority: PriorityClass;
  readonly share: number;
}

interface Served {
  readonly tenant: string;
  readonly priority: PriorityClass;
  units: number;
}

export class ServedShares {
  readonly #windowMs: number;
  readonly #served = new Map<string, Served>();
  #atMs: number;

  constructor(windowMs: number, nowMs: number) {
    this.#windowMs = windowMs;
    this.#atMs = nowMs;
  }

  /** One dispatch counts one and fades to 1/e within the window. */
  add(tenant: string, priority: PriorityClass, nowMs: number): void {
    this.#fade(nowMs);
    const key = `${priority}/${tenant}`;
    const served = this.#served.get(key) ?? { tenant, priority, units: 0 };
    served.units += 1;
    this.#served.set(key, served);
  }

  /** Sums to 1; who was never served is not listed. */
  shares(): readonly ServedShare[] {
    const all = [...this.#served.values()];
    const units = all.reduce((sum, served) => sum + served.units, 0);
    return all.map(({ tenant, priority, units: own }) => ({
      tenant,
      priority,
      share: units > 0 ? own / units : 0,
    }));
  }

  #fade(nowMs: number): void {
    const spanMs = nowMs - this.#atMs;
    if (spanMs <= 0) return;
    const kept = Math.exp(-spanMs / this.#windowMs);
    for (const served of this.#served.values()) served.units *= kept;
    this.#atMs = nowMs;
  }
}
