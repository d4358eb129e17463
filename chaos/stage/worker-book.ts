import type { Sink } from '#conformance/harness';
import type { WorkerLife } from '../grammar/record.ts';
import type { NowMs } from './call-book.ts';

/** What foremen witness of their workers, as lives. */
export class WorkerBook {
  readonly workers: WorkerLife[] = [];
  readonly #nowMs: NowMs;

  constructor(nowMs: NowMs) {
    this.#nowMs = nowMs;
  }

  readonly sink: Sink = entry => {
    if (entry.kind !== 'peer' || entry.exchange === undefined) return;
    const { peer: engine, exchange: worker, action } = entry;
    if (action === 'connected') this.workers.push({ engine, worker, startedMs: this.#nowMs() });
    const life = this.workers.find(one => one.engine === engine && one.worker === worker);
    if (life === undefined) return;
    if (action === 'held') life.stayedMs ??= this.#nowMs();
    if (action === 'ended') life.endedMs = this.#nowMs();
  };
}
