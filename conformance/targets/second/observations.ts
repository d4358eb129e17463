import type { Config, Priority } from '#contracts';
import type { Clock } from './clock.ts';
import type { Metrics } from './metrics.ts';
import type { Task } from './task.ts';

interface Ratio {
  good: number;
  all: number;
}

/** Ratios over what ended and what was dispatched. */
export class Observations {
  readonly #clock: Clock;
  readonly #config: () => Config;
  readonly #deadlines = new Map<Priority, Ratio>();
  readonly #objectives = new Map<string, Ratio & { readonly labels: Readonly<Record<string, string>> }>();
  readonly #served = new Map<string, number>();
  #servedAll = 0;
  #servedAtMs = 0;

  constructor(clock: Clock, config: () => Config) {
    this.#clock = clock;
    this.#config = config;
  }

  dispatched(task: Task): void {
    this.#decay();
    const key = `${task.origin.tenant.id}/${task.request.priority}`;
    this.#served.set(key, (this.#served.get(key) ?? 0) + 1);
    this.#servedAll += 1;
  }

  share(tenantId: string, priority: Priority): number {
    return this.#servedAll === 0 ? 0 : (this.#served.get(`${tenantId}/${priority}`) ?? 0) / this.#servedAll;
  }

  ended(task: Task): void {
    const { priority } = task.request;
    const ratio = this.#deadlines.get(priority) ?? { good: 0, all: 0 };
    ratio.all += 1;
    if (task.error?.code !== 'DEADLINE_UNMET') ratio.good += 1;
    this.#deadlines.set(priority, ratio);
    if (task.startedMs === undefined) return;
    this.#observe(priority, 'error_ratio', task.state !== 'failed');
  }

  firstToken(task: Task, tookMs: number): void {
    if (task.request.priority === 'interactive')
      this.#observe(
        'interactive',
        'first_token',
        tookMs <= this.#config().classes.interactive.slo.first_token_p95_ms,
      );
  }

  sixtyFour(task: Task, tookMs: number): void {
    if (task.request.priority === 'interactive')
      this.#observe(
        'interactive',
        'tokens_64',
        tookMs <= this.#config().classes.interactive.slo.tokens_64_p95_ms,
      );
  }

  attainment(priority: Priority): number | undefined {
    const ratio = this.#objectives.get(`${priority}/first_token`);
    return ratio === undefined ? undefined : ratio.good / ratio.all;
  }

  show(metrics: Metrics): void {
    for (const [priority, ratio] of this.#deadlines)
      metrics.set('deadlines_met_ratio', { priority }, ratio.good / ratio.all);
    for (const ratio of this.#objectives.values())
      metrics.set('slo_attainment_ratio', ratio.labels, ratio.good / ratio.all);
  }

  #observe(priority: Priority, slo: string, isGood: boolean): void {
    const key = `${priority}/${slo}`;
    const ratio = this.#objectives.get(key) ?? { good: 0, all: 0, labels: { priority, slo } };
    ratio.all += 1;
    if (isGood) ratio.good += 1;
    this.#objectives.set(key, ratio);
  }

  /** What was served long ago weighs less; the relation between tenants stays. */
  #decay(): void {
    const nowMs = this.#clock.nowMs();
    const factor = Math.exp(-(nowMs - this.#servedAtMs) / this.#config().fairness.share_window_ms);
    this.#servedAtMs = nowMs;
    for (const [key, count] of this.#served) this.#served.set(key, count * factor);
    this.#servedAll *= factor;
  }
}
