import { machineMs, type Sink } from '#conformance/harness';
import type { WorkerLife } from '../grammar/record.ts';
import type { NowMs } from './call-book.ts';

/** What foremen witness of their workers, as lives. */
export class WorkerBook {
  readonly workers: WorkerLife[] = [];
  readonly #nowMs: NowMs;

  constructor(nowMs: NowMs) {
    this.#nowMs = nowMs;
  }

  /** Whether there is a process of it now. */
  isManned(engine: string): boolean {
    return this.workers.findLast(one => one.engine === engine && one.endedMs === undefined) !== undefined;
  }

  readonly sink: Sink = entry => {
    if (entry.kind !== 'peer' || entry.exchange === undefined) return;
    const { peer: engine, exchange: worker, action, detail } = entry;
    if (action === 'connected')
      this.workers.push({ engine, worker, startedMs: this.#runTime(Number(detail?.startedMachineMs)) });
    const life = this.workers.find(one => one.engine === engine && one.worker === worker);
    if (life === undefined) return;
    if (action === 'held') life.stayedMs ??= this.#nowMs();
    if (action === 'ended') life.endedMs = this.#nowMs();
  };

  #runTime(ms: number): number {
    return this.#nowMs() - (machineMs() - ms);
  }
}
