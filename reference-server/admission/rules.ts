// The bounds of one pool's queue, and what a tenant's share of it is.
import type { PriorityClass } from './entry.ts';

export type FullPolicy = 'reject' | 'drop-lru' | 'shed-low-priority';

export interface QueueRules {
  readonly capacity: number;
  /** The whole queue where a class has none of its own. */
  readonly classCapacity?: { readonly [priority in PriorityClass]?: number | undefined };
  readonly fullPolicy: FullPolicy;
  readonly etaAwareEviction?: boolean;
  readonly classWeights: Readonly<Record<PriorityClass, number>>;
  /** Every configured tenant with its weight. */
  readonly tenantWeights: ReadonlyMap<string, number>;
}

export function classCapacityOf(rules: QueueRules, priority: PriorityClass): number {
  return Math.min(rules.capacity, rules.classCapacity?.[priority] ?? rules.capacity);
}

/** A tenant that the configuration no longer names may still have recovered work: it weighs 1. */
export function weightOf(rules: QueueRules, tenant: string): number {
  return rules.tenantWeights.get(tenant) ?? 1;
}

function weightSum(rules: QueueRules): number {
  let sum = 0;
  for (const weight of rules.tenantWeights.values()) sum += weight;
  return sum;
}

/** Rounded down, and at least one place; an unnamed tenant has just that one. */
export function shareOf(rules: QueueRules, tenant: string): number {
  const weight = rules.tenantWeights.get(tenant);
  if (weight === undefined) return 1;
  return Math.max(1, Math.floor((rules.capacity * weight) / weightSum(rules)));
}
