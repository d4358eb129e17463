// When to come back: what a refusal carries, and what a 202 says a refusal would carry now. Every hint is
// worked out from how full and how fast the pool is.
export interface Pressure {
  readonly waiting: number;
  readonly capacity: number;
  readonly slots: number;
  readonly typicalServiceMs: number;
}

/** A pool without a slot drains as if it had one: the hint stays a number and grows with the depth. */
function drainMs(pressure: Pressure): number {
  const keptFree = pressure.capacity / 2;
  const ahead = pressure.waiting - keptFree + 1;
  return (ahead * pressure.typicalServiceMs) / Math.max(1, pressure.slots);
}

/** 0 below half of the capacity; from there the time in which the queue drains below half, the newcomer included. */
export function backoffHintMs(pressure: Pressure): number {
  if (pressure.waiting * 2 < pressure.capacity) return 0;
  return Math.max(1, Math.ceil(drainMs(pressure)));
}

/** The hint of a refusal, where the pool and the class may both press: the longer one, and never 0. */
export function refusalHintMs(pressures: readonly Pressure[]): number {
  return Math.max(1, ...pressures.map(backoffHintMs));
}

export interface Outage {
  readonly nextProbeMs?: number | undefined;
  readonly breakerMs?: number | undefined;
  readonly drainMs?: number | undefined;
}

/** All that stands in the way has to pass, so the longest wait counts; never 0. */
export function unavailableHintMs(outage: Outage): number {
  const waits = [outage.nextProbeMs ?? 0, outage.breakerMs ?? 0, outage.drainMs ?? 0];
  return Math.max(1, Math.ceil(Math.max(...waits)));
}

export function retryAfterSeconds(backoffMs: number): number {
  return Math.ceil(backoffMs / 1000);
}
