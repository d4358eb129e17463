// What a pool's readiness follows from.
import type { Leases } from '../placement/index.ts';
import type { Replica } from './replica.ts';
import type { UnreadyReason } from './verdict.ts';

/** Half-open counts: the trials that close a circuit are tasks. */
export function isServing({ state }: Replica): boolean {
  return state === 'ready' || state === 'half-open';
}

export function freeSlots(replicas: readonly Replica[], leases: Leases): number {
  const free = ({ id, slots, circuit }: Replica): number =>
    Math.max(0, Math.min(slots - leases.count(id), circuit.room));
  return replicas.reduce((sum, replica) => sum + free(replica), 0);
}

/** Nearest to serving first. */
const order: readonly UnreadyReason[] = [
  'circuit-open',
  'self-test-failed',
  'version-mismatch',
  'cpu-backend',
  'loading',
  'not-ready',
  'fault',
  'no-device',
  'unreachable',
  'starting',
];

/** The reason of the replica that is nearest to serving. */
export function unreadyReasonOf(replicas: readonly Replica[]): UnreadyReason {
  const reasons = new Set(replicas.map(({ unreadyReason }) => unreadyReason));
  return order.find(reason => reasons.has(reason)) ?? 'starting';
}

/** None of them has a device to run on. */
export function lackDevices(replicas: readonly Replica[]): boolean {
  return replicas.every(({ unreadyReason }) => unreadyReason === 'no-device');
}

export function retryHintMs(replicas: readonly Replica[]): number {
  const waits = replicas.map(({ waitMs }) => waitMs);
  return Math.max(1, Math.ceil(Math.min(...waits)));
}
