// Ends an engine call that takes too long in all, or is silent for too long.
import { EngineError, type EngineEvent } from '#contracts/adapter';
import type { Timer, World } from '../kernel/index.ts';

export interface WatchdogTimes {
  /** From the first `next()` to the last event. */
  wallMs?: number;
  /** Between events, and from the start to the first one. Time in which the reader asks for nothing is not counted. */
  idleMs?: number;
}

/** The same events; a bound that is crossed closes them and fails with kind `timeout`, its detail naming the bound. */
export function watched(
  events: AsyncIterable<EngineEvent>,
  times: WatchdogTimes,
  world: World,
): AsyncIterable<EngineEvent> {
  return { [Symbol.asyncIterator]: () => new Watched(events[Symbol.asyncIterator](), times, world) };
}

type Result = IteratorResult<EngineEvent, undefined>;

class Watched implements AsyncIterator<EngineEvent, undefined> {
  readonly #inner: AsyncIterator<EngineEvent, undefined>;
  readonly #times: WatchdogTimes;
  readonly #world: World;
  #startMs: number | undefined;
  #done = false;

  constructor(inner: AsyncIterator<EngineEvent, undefined>, times: WatchdogTimes, world: World) {
    this.#inner = inner;
    this.#times = times;
    this.#world = world;
  }

  next(): Promise<Result> {
    if (this.#done) return Promise.resolve({ done: true, value: undefined });
    this.#startMs ??= this.#world.monotonicMs();
    const bound = this.#nextBound();
    if (bound === undefined) return this.#inner.next();
    return new Promise((resolve, reject) => {
      const timer: Timer = this.#world.after(bound.delayMs, () => {
        this.#done = true;
        reject(overdue(bound));
        void this.#inner.return?.();
      });
      this.#inner.next().then(
        result => {
          timer.cancel();
          resolve(result);
        },
        (reason: unknown) => {
          timer.cancel();
          reject(reason);
        },
      );
    });
  }

  async return(): Promise<Result> {
    this.#done = true;
    await this.#inner.return?.();
    return { done: true, value: undefined };
  }

  #nextBound(): Bound | undefined {
    const { wallMs, idleMs } = this.#times;
    const spentMs = this.#world.monotonicMs() - (this.#startMs ?? 0);
    const wallLeftMs = wallMs === undefined ? Number.POSITIVE_INFINITY : Math.max(0, wallMs - spentMs);
    if (idleMs !== undefined && idleMs < wallLeftMs) {
      return { name: 'idle', boundMs: idleMs, delayMs: idleMs };
    }
    return wallMs === undefined ? undefined : { name: 'wall', boundMs: wallMs, delayMs: wallLeftMs };
  }
}

interface Bound {
  name: 'wall' | 'idle';
  boundMs: number;
  delayMs: number;
}

function overdue(bound: Bound): EngineError {
  const sentence = bound.name === 'wall' ? 'the engine call took longer than' : 'the engine was silent for';
  return new EngineError('timeout', `${sentence} ${bound.boundMs} ms`, {
    detail: { bound: bound.name, bound_ms: bound.boundMs },
  });
}
