import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { GeneratorRecord } from '../grammar/record.ts';
import type { NowMs } from '../stage/call-book.ts';

/** What the generator's own process uses from here on. */
export class GeneratorMeter {
  readonly #loop = monitorEventLoopDelay({ resolution: 5 });
  readonly #cpu = process.cpuUsage();
  readonly #startedMs: number;
  readonly #nowMs: NowMs;

  constructor(nowMs: NowMs) {
    this.#nowMs = nowMs;
    this.#startedMs = nowMs();
    this.#loop.enable();
  }

  stop(): Omit<GeneratorRecord, 'lagMs'> {
    this.#loop.disable();
    const used = process.cpuUsage(this.#cpu);
    return {
      cpuMs: (used.user + used.system) / 1_000,
      wallMs: this.#nowMs() - this.#startedMs,
      loopDelayP99Ms: this.#loop.percentile(99) / 1e6,
    };
  }
}
