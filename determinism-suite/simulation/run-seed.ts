// One seed from its first event to its last check. The same seed gives the same events, byte for byte.
import type { Violation } from './checks.ts';
import { Closing } from './closing.ts';
import type { Flaw } from './flaws.ts';
import type { InvariantId } from './invariants.ts';
import { Lives } from './lives.ts';
import { Scene } from './scene.ts';
import type { CrashPoint } from './sim-store.ts';
import { Stage } from './stage.ts';

export interface SeedOptions {
  readonly seed: number;
  /** Events after which faults cease. */
  readonly steps: number;
  readonly flaw?: Flaw | undefined;
  /** The only one that is looked at. */
  readonly only?: InvariantId | undefined;
  readonly crashAt?: { readonly write: number; readonly point: CrashPoint } | undefined;
  readonly trace?: ((line: string) => void) | undefined;
}

export interface SeedResult {
  readonly seed: number;
  readonly events: number;
  readonly timersFired: number;
  readonly timersWithoutEffect: number;
  readonly tasks: number;
  readonly virtualMs: number;
  readonly violation: Violation | undefined;
  readonly checks: ReadonlyMap<InvariantId, number>;
  readonly marks: ReadonlyMap<string, number>;
}

/** Unhandled rejections are told by the host between its turns. */
const eventsPerTurn = 32;
const healMsMax = 120_000;
const idleMs = 6_000;
const readAgainMax = 40;

class SeedRun {
  readonly #scene: Scene;
  readonly #stage: Stage;
  readonly #lives: Lives;
  readonly #closing: Closing;
  readonly #steps: number;

  constructor(options: SeedOptions) {
    const { seed, trace, flaw, crashAt, steps, only } = options;
    this.#scene = new Scene({ seed, trace, only });
    this.#stage = new Stage({ scene: this.#scene, flaw, crashAt });
    this.#lives = new Lives(this.#stage);
    this.#closing = new Closing(this.#stage);
    this.#steps = steps;
  }

  async run(): Promise<SeedResult> {
    const { checks } = this.#scene;
    const onRejection = (reason: unknown): void => {
      const stack = reason instanceof Error ? reason.stack : String(reason);
      checks.broken('no-fault-of-its-own', `unhandled: ${stack}`);
    };
    process.on('unhandledRejection', onRejection);
    try {
      await this.#play();
      await new Promise(resolve => setImmediate(resolve));
    } finally {
      process.off('unhandledRejection', onRejection);
    }
    return this.#result();
  }

  async #play(): Promise<void> {
    const scene = this.#scene;
    this.#lives.begin();
    await this.#until(() => scene.events >= this.#steps);
    if (scene.checks.violation !== undefined) return;
    this.#closing.heal();
    const healedMs = scene.nowMs + healMsMax;
    await this.#until(() => this.#closing.isQuiet || scene.nowMs > healedMs);
    scene.checks.holds('heals', this.#closing.isQuiet, () => this.#closing.openTasks());
    await this.#rest(idleMs);
    const server = this.#stage.server();
    if (server === undefined || scene.checks.violation !== undefined) return;
    this.#closing.checkIdle(server);
    this.#closing.readAgain(server, readAgainMax);
    await this.#rest(100);
    this.#lives.kill();
    await this.#until(() => this.#stage.server() !== undefined);
    const last = this.#stage.server();
    if (last !== undefined) this.#closing.readAgain(last, readAgainMax);
    await this.#rest(100);
  }

  #rest(durationMs: number): Promise<void> {
    const untilMs = this.#scene.nowMs + durationMs;
    return this.#until(() => (this.#scene.world.nextTimerAtMs() ?? Number.POSITIVE_INFINITY) > untilMs);
  }

  /** Runs steps until that is so, or an invariant is broken. */
  #until(isOver: () => boolean): Promise<void> {
    const scene = this.#scene;
    let steps = 0;
    return new Promise(resolve => {
      const next = (): void => {
        if (scene.checks.violation !== undefined || isOver() || !this.#begin()) {
          resolve();
          return;
        }
        steps += 1;
        const after = (): void => {
          scene.end();
          this.#stage.afterStep();
          if (this.#stage.crashIsDue) this.#lives.kill();
          next();
        };
        // A tick that is asked for by a microtask comes when no microtask is left.
        if (steps % eventsPerTurn === 0) setImmediate(after);
        else queueMicrotask(() => process.nextTick(after));
      };
      next();
    });
  }

  #begin(): boolean {
    try {
      return this.#scene.begin();
    } catch (error) {
      this.#scene.checks.broken(
        'no-fault-of-its-own',
        error instanceof Error ? `${error.stack}` : String(error),
      );
      return true;
    }
  }

  #result(): SeedResult {
    const { seed, events, timersFired, timersWithoutEffect, checks, nowMs } = this.#scene;
    return {
      seed,
      events,
      timersFired,
      timersWithoutEffect,
      tasks: this.#stage.ledger.size,
      virtualMs: nowMs,
      violation: checks.violation,
      checks: checks.counts,
      marks: checks.marks,
    };
  }
}

/** Where an error was made is only of use in a trace, and costs more than making it. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const limit = Error.stackTraceLimit;
  if (options.trace === undefined) Error.stackTraceLimit = 0;
  try {
    return await new SeedRun(options).run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
