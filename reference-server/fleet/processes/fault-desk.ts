// Where a replica's faults are taken: each is counted, logged, weighed against the restarts of the minute, and acted on.
import type { PoolConfig, ReplicaConfig } from '#contracts';
import type { World } from '../../kernel/index.ts';
import type { Replica } from '../replica.ts';
import type { FleetTelemetry } from '../telemetry.ts';
import { faultEffects } from './fault-effects.ts';
import { RestartSchedule } from './restart-schedule.ts';
import type { FaultKind } from './signals.ts';

export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
  /** Index of the device, where the signal names one. */
  readonly device?: number | undefined;
  /** How often, where a counter says so. */
  readonly by?: number | undefined;
  /** The end of what the process wrote. */
  readonly tail?: string | undefined;
}

/** What a fault can do to the replica. */
export type FaultTarget = Pick<Replica, 'reportFault' | 'reduceCapacity' | 'slots' | 'circuit' | 'running'>;

export interface FaultDeskOptions {
  readonly world: World;
  readonly telemetry: FleetTelemetry;
  readonly pool: PoolConfig;
  readonly replica: ReplicaConfig;
  target(): FaultTarget;
}

export class FaultDesk {
  readonly #options: FaultDeskOptions;
  readonly #schedule: RestartSchedule;
  #owedReason: string | undefined;

  constructor(options: FaultDeskOptions) {
    this.#options = options;
    this.#schedule = new RestartSchedule(options.pool.restart);
  }

  get waitMs(): number {
    return this.#schedule.waitMs(this.#options.world.monotonicMs());
  }

  /** Attempts that still hold a slot of the replica. */
  get running(): number {
    return this.#options.target().running;
  }

  /** Takes the replica out where the fault asks for it. True where the minute's restarts are spent. */
  report(fault: Fault): boolean {
    const isSpent = this.note(fault);
    const { reaction } = faultEffects[fault.kind];
    if (reaction !== 'none') this.#options.target().reportFault(`${fault.kind}: ${fault.detail}`, reaction);
    return isSpent;
  }

  /** The same for a replica that is out already, since it is being started. */
  note(fault: Fault): boolean {
    const { target, world } = this.#options;
    const effect = faultEffects[fault.kind];
    this.tally(fault);
    if (effect.oom === 'vram') this.#reduceCapacity(target());
    if (effect.reaction !== 'restart') return false;
    this.#owedReason = effect.restartReason;
    const isStorm = this.#schedule.fault(world.monotonicMs()) === 'storm';
    if (isStorm) this.#storm(target());
    return isStorm;
  }

  /** Counts and logs it, and nothing else. */
  tally(fault: Fault): void {
    this.#count(fault);
    this.#log(fault);
  }

  /** A start was not even tried. */
  postpone(): void {
    this.#schedule.postpone(this.#options.world.monotonicMs());
  }

  /** An engine is started: once more where a fault had ended it. */
  starting(): void {
    if (this.#owedReason === undefined) return;
    this.#schedule.restarted(this.#options.world.monotonicMs());
    this.#options.telemetry.count('engine_restarts_total', { ...this.#labels, reason: this.#owedReason });
    this.#owedReason = undefined;
  }

  get #labels(): Readonly<Record<'engine' | 'pool_id' | 'replica_id', string>> {
    const { pool, replica } = this.#options;
    return { engine: pool.engine, pool_id: pool.id, replica_id: replica.id };
  }

  #count({ kind, device, by = 1 }: Fault): void {
    const { telemetry } = this.#options;
    const { oom, ecc, isDriverReset } = faultEffects[kind];
    const onDevice = { ...this.#labels, device: device === undefined ? this.#onlyDevice : String(device) };
    if (oom !== undefined) telemetry.count('oom_events_total', { ...this.#labels, kind: oom }, by);
    if (ecc !== undefined) telemetry.count('ecc_errors_total', { ...onDevice, kind: ecc }, by);
    if (isDriverReset) telemetry.count('driver_resets_total', onDevice, by);
  }

  /** A process that sees one device alone can mean no other. */
  get #onlyDevice(): string {
    const { pool, replica } = this.#options;
    const mask = replica.devices ?? pool.devices;
    return mask.length === 1 ? String(mask[0]) : 'unknown';
  }

  #reduceCapacity(target: FaultTarget): void {
    const before = target.slots;
    target.reduceCapacity();
    if (target.slots === before) return;
    this.#options.telemetry.log('warn', 'replica-capacity-reduced', {
      msg: `slots ${before} to ${target.slots} after the memory of its device ran out`,
      ...this.#labels,
    });
  }

  #storm({ circuit }: FaultTarget): void {
    circuit.trip();
    const { per_minute_max: restartsMax } = this.#options.pool.restart;
    this.#options.telemetry.log('error', 'replica-restart-storm', {
      msg: `more than ${restartsMax} restarts within a minute: the circuit opens`,
      ...this.#labels,
    });
  }

  #log({ kind, detail, tail, by = 1 }: Fault): void {
    const { oom, isDriverReset } = faultEffects[kind];
    this.#options.telemetry.log('error', 'replica-fault', {
      msg: `${kind}: ${detail}`,
      reason: kind,
      ...this.#labels,
      ...(oom === undefined ? {} : { oom_events: by }),
      ...(isDriverReset ? { driver_reset_events: by } : {}),
      ...(tail === undefined || tail === '' ? {} : { engine_tail: tail }),
    });
  }
}
