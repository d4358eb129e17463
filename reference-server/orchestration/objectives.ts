// How much of what was observed met the objectives of its class.
import type { Config } from '#contracts';
import type { World } from '../kernel/index.ts';
import type { Telemetry } from '../telemetry/index.ts';

type Priority = 'interactive' | 'batch';
type Objective = 'first_token' | 'tokens_64' | 'error_ratio' | 'throughput';

/** Slots of the pools that serve a class, and how many of them are used. */
export interface SlotUse {
  readonly batchWaits: boolean;
  readonly slots: number;
  readonly running: number;
}

interface Tally {
  seen: number;
  met: number;
}

export const objectivePieces = 64;

export interface ObjectivesParts {
  readonly config: Config;
  readonly world: World;
  readonly telemetry: Telemetry;
}

/** @implements ORCH-3041 */
export class Objectives {
  readonly #parts: ObjectivesParts;
  readonly #tallies = new Map<string, Tally>();
  #use: { readonly atMs: number; readonly use: SlotUse } | undefined;

  constructor(parts: ObjectivesParts) {
    this.#parts = parts;
  }

  firstPiece(priority: Priority, latencyMs: number): void {
    const { slo } = this.#parts.config.classes.interactive;
    if (priority === 'interactive')
      this.#note(priority, 'first_token', { met: latencyMs <= slo.first_token_p95_ms });
  }

  /** Told of the piece that makes it a task of 64. */
  manyPieces(priority: Priority, latencyMs: number): void {
    const { slo } = this.#parts.config.classes.interactive;
    if (priority === 'interactive')
      this.#note(priority, 'tokens_64', { met: latencyMs <= slo.tokens_64_p95_ms });
  }

  ended(priority: Priority, isFailed: boolean): void {
    this.#note(priority, 'error_ratio', { met: !isFailed });
  }

  /** The share of the slots' time that is used while batch work waits; told of every change of either. */
  slotsChanged(use: SlotUse): void {
    const nowMs = this.#parts.world.monotonicMs();
    const before = this.#use;
    this.#use = { atMs: nowMs, use };
    if (before === undefined || !before.use.batchWaits) return;
    const spanMs = nowMs - before.atMs;
    const used = Math.min(before.use.running, before.use.slots) * spanMs;
    this.#note('batch', 'throughput', { met: used, seen: before.use.slots * spanMs });
  }

  #note(priority: Priority, slo: Objective, observed: { met: boolean | number; seen?: number }): void {
    const key = `${priority}/${slo}`;
    const tally = this.#tallies.get(key) ?? { seen: 0, met: 0 };
    tally.seen += observed.seen ?? 1;
    tally.met += Number(observed.met);
    this.#tallies.set(key, tally);
    if (tally.seen > 0)
      this.#parts.telemetry.gauge('slo_attainment_ratio', { priority, slo }, tally.met / tally.seen);
  }
}
