// The way out: newcomers are refused, what runs has its grace, what waits stays in the store.
import type { Timer } from '../kernel/index.ts';
import { type LiveTask, stopTimers } from './live-task.ts';
import type { Parts } from './parts.ts';

const forgetEveryMs = 60_000;

function endOf({ aborter: { signal } }: LiveTask): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

export class Stopping {
  readonly #parts: Parts;
  #forgetTimer: Timer | undefined;
  #stopped: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isStopping(): boolean {
    return this.#stopped !== undefined;
  }

  /** Streams, records and ids go when their retention is over. */
  startForgetting(): void {
    const { world, config, store } = this.#parts.core;
    const { stream_retention_ms, task_retention_ms, idempotency_window_ms, idempotency_rows_max } =
      config.store;
    const nowMs = world.wallMs();
    const retention = {
      streamsBeforeWallMs: nowMs - stream_retention_ms,
      recordsBeforeWallMs: nowMs - task_retention_ms,
      idsBeforeWallMs: nowMs - idempotency_window_ms,
      idsMax: idempotency_rows_max,
    };
    const again = (): void => {
      if (!this.isStopping)
        this.#forgetTimer = world.after(forgetEveryMs, () => this.startForgetting(), { background: true });
    };
    store.forget(retention).then(again, again);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const { core, dispatcher, readers } = this.#parts;
    dispatcher.stop();
    readers.stop();
    this.#forgetTimer?.cancel();
    await this.#grace();
    await Promise.all(this.#running().map(live => this.#interrupt(live)));
    for (const live of core.registry.all()) {
      stopTimers(live);
      live.log.closeReaders();
    }
    core.registry.close();
    core.sessions.close();
    await core.pipeline.close();
    await core.events.close();
    await Promise.all([...core.pools.values()].map(({ pool }) => pool.close()));
    await core.store.close();
  }

  #running(): LiveTask[] {
    return [...this.#parts.core.registry.all()].filter(
      live => live.task.state === 'running' || live.ending !== undefined,
    );
  }

  /** Whoever is on the way in, is in or refused; then what runs may end. */
  async #ends(): Promise<void> {
    await Promise.all([...this.#parts.core.registry.all()].map(live => live.entering));
    await Promise.all(this.#running().map(endOf));
  }

  async #grace(): Promise<void> {
    const { world, config } = this.#parts.core;
    let timer: Timer | undefined;
    const grace = new Promise<void>(resolve => {
      timer = world.after(config.server.shutdown_grace_ms, resolve);
    });
    await Promise.race([this.#ends(), grace]);
    timer?.cancel();
  }

  #interrupt(live: LiveTask): Promise<void> {
    return this.#parts.ending.end(live, { state: 'failed', failure: { code: 'INTERRUPTED' } });
  }
}
