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

class Asked {
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;

  constructor(resolve: (result: Result) => void, reject: (reason: unknown) => void) {
    this.resolve = resolve;
    this.reject = reject;
  }
}

const over: Result = { done: true, value: undefined };

/** One timer per call, set anew only when it rings: an event costs none. */
class Watched implements AsyncIterator<EngineEvent, undefined> {
  readonly #inner: AsyncIterator<EngineEvent, undefined>;
  readonly #times: WatchdogTimes;
  readonly #world: World;
  #startMs: number | undefined;
  #askedMs = 0;
  #asked: Asked | undefined;
  #timer: Timer | undefined;
  #done = false;

  constructor(inner: AsyncIterator<EngineEvent, undefined>, times: WatchdogTimes, world: World) {
    this.#inner = inner;
    this.#times = times;
    this.#world = world;
  }

  next(): Promise<Result> {
    if (this.#done) return Promise.resolve(over);
    this.#askedMs = this.#world.monotonicMs();
    this.#startMs ??= this.#askedMs;
    this.#arm(this.#askedMs);
    return new Promise((resolve, reject) => {
      this.#asked = new Asked(resolve, reject);
      this.#inner.next().then(this.#answered, this.#failed);
    });
  }

  async return(): Promise<Result> {
    this.#end();
    await this.#inner.return?.();
    return over;
  }

  readonly #answered = (result: Result): void => {
    if (result.done || result.value.kind === 'end') this.#end();
    this.#take()?.resolve(result);
  };

  readonly #failed = (reason: unknown): void => {
    this.#end();
    this.#take()?.reject(reason);
  };

  #take(): Asked | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked;
  }

  #end(): void {
    this.#done = true;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #arm(nowMs: number): void {
    const bound = this.#timer === undefined ? this.#nextBound(nowMs) : undefined;
    if (bound !== undefined) this.#timer = this.#world.after(bound.delayMs, () => this.#ring());
  }

  /** Time in which the reader asks for nothing is not counted, so it may have rung for nothing. */
  #ring(): void {
    this.#timer = undefined;
    if (this.#asked === undefined) return;
    const nowMs = this.#world.monotonicMs();
    const bound = this.#nextBound(nowMs);
    if (bound !== undefined && bound.delayMs <= 0) this.#expire(bound);
    else this.#arm(nowMs);
  }

  #expire(bound: Bound): void {
    const asked = this.#take();
    this.#end();
    asked?.reject(overdue(bound));
    void this.#inner.return?.();
  }

  #nextBound(nowMs: number): Bound | undefined {
    const { wallMs = Number.POSITIVE_INFINITY, idleMs = Number.POSITIVE_INFINITY } = this.#times;
    const wallLeftMs = wallMs - (nowMs - (this.#startMs ?? nowMs));
    const idleLeftMs = idleMs - (nowMs - this.#askedMs);
    if (idleLeftMs < wallLeftMs) return { name: 'idle', boundMs: idleMs, delayMs: idleLeftMs };
    return Number.isFinite(wallLeftMs) ? { name: 'wall', boundMs: wallMs, delayMs: wallLeftMs } : undefined;
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
