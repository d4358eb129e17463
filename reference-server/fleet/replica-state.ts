// A replica's health as a table; the breaker beside it has its own states, and what is shown joins the two.
import type { CircuitState } from '../kernel/index.ts';

export const replicaHealths = ['starting', 'ready', 'unready', 'backoff'] as const;
export type ReplicaHealth = (typeof replicaHealths)[number];

export const replicaEvents = ['proven', 'preload-failed', 'fault', 'restart-needed', 'wait-over'] as const;
/** `proven`: probe, preload, self-test and pins hold. `fault`: a failed probe, a missed heartbeat, a reported fault. */
export type ReplicaEvent = (typeof replicaEvents)[number];

export type ReplicaState = ReplicaHealth | 'open' | 'half-open';

const moves: Readonly<Record<ReplicaHealth, Readonly<Partial<Record<ReplicaEvent, ReplicaHealth>>>>> = {
  starting: { proven: 'ready', 'preload-failed': 'backoff' },
  ready: { fault: 'unready' },
  unready: { proven: 'ready', 'restart-needed': 'backoff' },
  backoff: { 'wait-over': 'starting' },
};

/** Undefined: refused. */
export function moveReplica(health: ReplicaHealth, event: ReplicaEvent): ReplicaHealth | undefined {
  return moves[health][event];
}

/** An engine that fails its probe is unready, whatever its circuit says. */
export function shownState(health: ReplicaHealth, circuit: CircuitState): ReplicaState {
  return health === 'ready' && circuit !== 'closed' ? circuit : health;
}
