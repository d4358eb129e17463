import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { GeneratorRecord } from '../grammar/record.ts';
import type { NowMs } from '../stage/call-book.ts';

/** Since the process began: how long its main thread could have run and had no processor. Linux says it. */
const waitedMs = (): number | undefined => {
  if (process.platform !== 'linux') return undefined;
  const nanoseconds = Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]);
  return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : undefined;
};

/** What the generator's own process uses from here on. */
export class GeneratorMeter {
  readonly #loop = monitorEventLoopDelay({ resolution: 5 });
  readonly #cpu = process.cpuUsage();
  readonly #waitedMs = waitedMs();
  readonly #startedMs: number;
  readonly #nowMs: NowMs;

  constructor(nowMs: NowMs) {
    this.#nowMs = nowMs;
    this.#startedMs = nowMs();
    this.#loop.enable();
  }

  stop(): Omit<GeneratorRecord, 'lagMs'> {
    this.#loop.disable();
    const waited = waitedMs();
    const used = process.cpuUsage(this.#cpu);
    return {
      cpuMs: (used.user + used.system) / 1_000,
      wallMs: this.#nowMs() - this.#startedMs,
      loopDelayP99Ms: this.#loop.percentile(99) / 1e6,
      cores: availableParallelism(),
      ...(waited === undefined || this.#waitedMs === undefined ? {} : { waitedMs: waited - this.#waitedMs }),
    };
  }
}
