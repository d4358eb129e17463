// A pool's figures and log lines, under the names of the catalogue.
import type { PoolConfig } from '#contracts';
import type { CircuitState } from '../kernel/index.ts';
import type { PlacementDecision } from '../placement/index.ts';
import type { Replica } from './replica.ts';
import type { ReplicaState } from './replica-state.ts';
import type { FleetTelemetry } from './telemetry.ts';

const circuitLabels = { closed: 'closed', open: 'open', 'half-open': 'half_open' } as const satisfies Record<
  CircuitState,
  string
>;

export class PoolFigures {
  readonly #pool: PoolConfig;
  readonly #telemetry: FleetTelemetry | undefined;
  readonly #states = new Map<string, ReplicaState>();
  /** Gauges are those of one pool alone. */
  isShown = true;

  constructor(pool: PoolConfig, telemetry: FleetTelemetry | undefined) {
    this.#pool = pool;
    this.#telemetry = telemetry;
  }

  poolReady(isReady: boolean): void {
    this.#gauge('pool_ready', { pool_id: this.#pool.id }, isReady ? 1 : 0);
  }

  leases(replicaId: string, count: number): void {
    this.#gauge('active_leases', { pool_id: this.#pool.id, replica_id: replicaId }, count);
  }

  circuit(replica: Replica): void {
    for (const [state, label] of Object.entries(circuitLabels)) {
      const labels = { pool_id: this.#pool.id, replica_id: replica.id, state: label };
      this.#gauge('circuit_state', labels, replica.circuit.state === state ? 1 : 0);
    }
  }

  replica(replica: Replica): void {
    this.circuit(replica);
    const { state } = replica;
    if (this.#states.get(replica.id) === state) return;
    this.#states.set(replica.id, state);
    this.#log(state === 'ready' || state === 'starting' ? 'info' : 'warn', `replica-${state}`, replica);
  }

  started(replica: Replica, result: 'pass' | 'fail'): void {
    const { id: pool_id, engine } = this.#pool;
    this.#telemetry?.count('preload_outcomes_total', { engine, pool_id, replica_id: replica.id, result });
  }

  decision(decision: PlacementDecision): void {
    const pool_id = this.#pool.id;
    const isPlaced = decision.kind === 'placed';
    const outcome = isPlaced ? 'placed' : 'no_candidate';
    this.#telemetry?.count('placement_decisions_total', { pool_id, outcome });
    this.#telemetry?.observe?.('placement_candidates', { pool_id }, isPlaced ? decision.candidatesLeft : 0);
  }

  drainBegan(reason: string): void {
    this.#telemetry?.count('drain_events_total', { pool_id: this.#pool.id, reason });
  }

  #gauge(
    name: 'pool_ready' | 'active_leases' | 'circuit_state',
    labels: Readonly<Record<string, string>>,
    value: number,
  ): void {
    if (this.isShown) this.#telemetry?.gauge(name, labels, value);
  }

  #log(level: 'info' | 'warn', event: string, replica: Replica): void {
    const { id: pool_id, engine } = this.#pool;
    const version = replica.facts.version?.engineVersion;
    this.#telemetry?.log(level, event, {
      msg: replica.condition.lastError ?? event,
      engine,
      pool_id,
      replica_id: replica.id,
      ...(version === undefined ? {} : { engine_version: version }),
    });
  }
}
