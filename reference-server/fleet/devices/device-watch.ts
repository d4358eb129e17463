// Asks nvidia-smi at an interval, keeps the last answer, and tells what changed.
import type { Timer, World } from '../../kernel/index.ts';
import { type DeviceChange, deviceChanges, type Known, nothingKnown } from './device-changes.ts';
import type { Devices } from './devices.ts';
import { type DeviceReading, parseSmi, type SmiReading, smiArgv } from './parse-smi.ts';
import type { CommandRunner } from './run-command.ts';

export interface DeviceWatchOptions {
  readonly world: World;
  readonly run: CommandRunner;
  readonly intervalMs?: number;
  readonly limitMs?: number;
}

const defaultIntervalMs = 5_000;
const defaultLimitMs = 10_000;

export class DeviceWatch implements Devices {
  readonly #options: DeviceWatchOptions;
  readonly #listeners = new Set<(change: DeviceChange) => void>();
  #known: Known = nothingKnown;
  #reading: SmiReading | undefined;
  #asking: Promise<void> | undefined;
  #timer: Timer | undefined;
  #isStarted = false;
  #isStopped = false;

  constructor(options: DeviceWatchOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#round();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  onChange(listener: (change: DeviceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  reading(index: number): DeviceReading | undefined {
    return this.#reading?.kind === 'devices'
      ? this.#reading.devices.find(device => device.index === index)
      : undefined;
  }

  lost(): readonly number[] {
    return [...this.#known.lost.keys()];
  }

  unusable(indices: readonly number[]): string | undefined {
    const reading = this.#reading;
    if (reading === undefined) return 'the devices were not read yet';
    if (reading.kind !== 'devices') return reading.detail;
    const missing = indices.filter(index => this.reading(index) === undefined);
    if (missing.length === 0) return undefined;
    const said = reading.lost.length === 0 ? '' : ` (${reading.lost.join('; ')})`;
    return `device ${missing.join(', ')} of the mask is not there${said}`.slice(0, 600);
  }

  /** Whoever asks while an answer is awaited gets that one. */
  refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #round(): Promise<void> {
    await this.refresh();
    if (this.#isStopped) return;
    const { world, intervalMs = defaultIntervalMs } = this.#options;
    this.#timer = world.after(intervalMs, () => void this.#round(), { background: true });
  }

  async #ask(): Promise<void> {
    const { run, limitMs = defaultLimitMs } = this.#options;
    const reading = parseSmi(await run(smiArgv, limitMs));
    if (this.#isStopped) return;
    const { known, changes } = deviceChanges(this.#known, reading);
    this.#known = known;
    this.#reading = reading;
    for (const change of changes) for (const listener of this.#listeners) listener(change);
  }
}
