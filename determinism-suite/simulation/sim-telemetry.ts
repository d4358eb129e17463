// Counts like the server's telemetry and prints nothing: only sums by name, which the invariants read.
import type { CounterName, GaugeName, GaugeSample, SampleLabels, Telemetry } from '#reference-server';

const endNames: readonly CounterName[] = [
  'tasks_completed_total',
  'tasks_failed_total',
  'tasks_canceled_total',
  'tasks_evicted_total',
  'tasks_expired_total',
];

export class SimTelemetry implements Telemetry {
  readonly contentType = 'text/plain';
  readonly #counts = new Map<string, number>();
  readonly #reads = new Map<string, () => Iterable<{ readonly value: number }>>();
  #began = 0;
  #ended = 0;

  count<Name extends CounterName>(name: Name, _labels: SampleLabels<Name>, by = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
    if (name === 'tasks_admitted_total' || name === 'tasks_recovered_total') this.#began += by;
    else if (endNames.includes(name)) this.#ended += by;
  }

  /** Nobody scrapes. */
  readonly gauge = (): void => undefined;
  readonly observe = (): void => undefined;
  readonly configure = (): void => undefined;
  readonly log = (): void => undefined;
  readonly protect = (): void => undefined;

  collect<Name extends GaugeName>(name: Name, read: () => Iterable<GaugeSample<Name>>): void {
    this.#reads.set(name, read);
  }

  async render(): Promise<string> {
    return '';
  }

  sum(name: CounterName): number {
    return this.#counts.get(name) ?? 0;
  }

  /** Undefined where the server collects no such gauge. */
  gaugeSum(name: GaugeName): number | undefined {
    const read = this.#reads.get(name);
    if (read === undefined) return undefined;
    let total = 0;
    for (const { value } of read()) total += value;
    return total;
  }

  /** Admitted and recovered, and not ended: what the counts say is open. */
  get open(): number {
    return this.#began - this.#ended;
  }
}
