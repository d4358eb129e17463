import type { Socket } from 'node:net';
import type { Clock } from '#conformance/harness';
import type { Conditions } from './conditions.ts';

export interface PipeOptions {
  readonly from: Socket;
  readonly to: Socket;
  readonly clock: Clock;
  readonly conditions: Conditions;
  readonly onDelayed: (bytes: number) => void;
}

interface Parcel {
  readonly bytes: Buffer;
  readonly dueMs: number;
}

/** Beyond it the sender has to wait, as on a wire that is full. */
const heldBytesMax = 1024 * 1024;

/** Bytes one way, in order, each no earlier than the conditions let it. */
export class Pipe {
  readonly #options: PipeOptions;
  readonly #parcels: Parcel[] = [];
  #conditions: Conditions;
  #heldBytes = 0;
  #lastDueMs = 0;
  #hasEnded = false;
  #cancel: (() => void) | undefined;

  constructor(options: PipeOptions) {
    this.#options = options;
    this.#conditions = options.conditions;
    options.from.on('data', chunk => this.#take(chunk));
    options.from.on('end', () => {
      this.#hasEnded = true;
      this.#deliver();
    });
    options.to.on('drain', () => this.#options.from.resume());
  }

  set(conditions: Conditions): void {
    this.#conditions = conditions;
    this.#deliver();
  }

  stop(): void {
    this.#cancel?.();
  }

  #take(chunk: Buffer): void {
    for (const bytes of this.#slices(chunk)) this.#parcels.push({ bytes, dueMs: this.#dueMs(bytes.length) });
    this.#heldBytes += chunk.length;
    if (this.#heldBytes > heldBytesMax) this.#options.from.pause();
    this.#deliver();
  }

  #slices(chunk: Buffer): Buffer[] {
    const size = this.#conditions.sliceBytes;
    if (size === 0) return [chunk];
    const slices: Buffer[] = [];
    for (let at = 0; at < chunk.length; at += size) slices.push(chunk.subarray(at, at + size));
    return slices;
  }

  #dueMs(bytes: number): number {
    const { latencyMs, jitterMs, bytesPerSecond } = this.#conditions;
    const nowMs = this.#options.clock.nowMs();
    // Jitter that depends on nothing but the bytes' number: the same traffic meets the same network.
    const jitter = jitterMs === 0 ? 0 : (bytes * 7919) % (jitterMs + 1);
    const travelMs = latencyMs + jitter;
    const sendMs = bytesPerSecond === 0 ? 0 : (bytes * 1_000) / bytesPerSecond;
    this.#lastDueMs = Math.max(nowMs + travelMs, this.#lastDueMs) + sendMs;
    if (travelMs + sendMs > 0) this.#options.onDelayed(bytes);
    return this.#lastDueMs;
  }

  #deliver(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#conditions.partitioned) return;
    const { clock, to, from } = this.#options;
    for (let parcel = this.#parcels[0]; parcel !== undefined; parcel = this.#parcels[0]) {
      const waitMs = parcel.dueMs - clock.nowMs();
      if (waitMs > 0) {
        this.#cancel = clock.after(waitMs, () => this.#deliver());
        return;
      }
      this.#parcels.shift();
      this.#heldBytes -= parcel.bytes.length;
      if (to.writable && !to.write(parcel.bytes)) from.pause();
    }
    if (from.isPaused() && !to.writableNeedDrain) from.resume();
    if (this.#hasEnded && to.writable) to.end();
  }
}
