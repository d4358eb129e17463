import type { Socket } from 'node:net';
import { type Clock, resetSocket } from '#conformance/harness';
import type { Conditions } from './conditions.ts';

export interface PipeOptions {
  readonly from: Socket;
  readonly to: Socket;
  readonly clock: Clock;
  readonly conditions: Conditions;
  /** Numbers in [0, 1) from which jitter is drawn. */
  readonly chance: () => number;
  readonly onDelayed: (bytes: number) => void;
  readonly onSlice: () => void;
}

/** end: FIN · reset: RST. Both travel behind the bytes that went before them. */
interface Parcel {
  readonly load: Buffer | 'end' | 'reset';
  dueMs: number;
}

/** Beyond it the sender has to wait, as on a wire that is full. */
const heldBytesMax = 1024 * 1024;

/** How finely a limited line passes bytes on. */
const lineTurnMs = 20;

const bytesOf = ({ load }: Parcel): number => (typeof load === 'string' ? 0 : load.length);

/** Bytes one way, in order, each no earlier than the conditions let it. */
export class Pipe {
  readonly #options: PipeOptions;
  readonly #parcels: Parcel[] = [];
  #conditions: Conditions;
  #heldBytes = 0;
  /** When the line is free to take the next byte. */
  #lineFreeMs = 0;
  #lastDueMs = 0;
  #isBetweenSlices = false;
  #cancel: (() => void) | undefined;

  constructor(options: PipeOptions) {
    this.#options = options;
    this.#conditions = options.conditions;
    const { from, to } = options;
    from.on('data', chunk => this.#take(chunk));
    from.on('end', () => this.#put('end'));
    from.on('error', () => this.#put('reset'));
    for (const event of ['drain', 'close']) to.on(event, () => this.#deliver());
  }

  /** Also for what is on its way: it comes when the new conditions let it, where that is earlier. */
  set(conditions: Conditions): void {
    this.#conditions = conditions;
    this.#lineFreeMs = 0;
    this.#lastDueMs = 0;
    for (const parcel of this.#parcels) parcel.dueMs = Math.min(parcel.dueMs, this.#dueMs(bytesOf(parcel)));
    this.#deliver();
  }

  stop(): void {
    this.#cancel?.();
  }

  #take(chunk: Buffer): void {
    const { latencyMs, jitterMs, bytesPerSecond } = this.#conditions;
    if (latencyMs + jitterMs + bytesPerSecond > 0) this.#options.onDelayed(chunk.length);
    for (const slice of this.#slices(chunk)) this.#put(slice);
  }

  #put(load: Parcel['load']): void {
    const bytes = typeof load === 'string' ? 0 : load.length;
    this.#parcels.push({ load, dueMs: this.#dueMs(bytes) });
    this.#heldBytes += bytes;
    this.#deliver();
  }

  #slices(chunk: Buffer): Buffer[] {
    const { sliceBytes, bytesPerSecond } = this.#conditions;
    const ofLine = bytesPerSecond === 0 ? chunk.length : Math.ceil((bytesPerSecond * lineTurnMs) / 1_000);
    const size = Math.min(sliceBytes === 0 ? chunk.length : sliceBytes, ofLine);
    const slices: Buffer[] = [];
    for (let at = 0; at < chunk.length; at += size) slices.push(chunk.subarray(at, at + size));
    return slices;
  }

  #dueMs(bytes: number): number {
    const { latencyMs, jitterMs, bytesPerSecond } = this.#conditions;
    const sendMs = bytesPerSecond === 0 ? 0 : (bytes * 1_000) / bytesPerSecond;
    this.#lineFreeMs = Math.max(this.#options.clock.nowMs(), this.#lineFreeMs) + sendMs;
    const travelMs = latencyMs + (jitterMs === 0 ? 0 : this.#options.chance() * jitterMs);
    this.#lastDueMs = Math.max(this.#lineFreeMs + travelMs, this.#lastDueMs);
    return this.#lastDueMs;
  }

  #deliver(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    while (this.#mayPass()) {
      const parcel = this.#parcels.shift();
      if (parcel === undefined) break;
      this.#heldBytes -= bytesOf(parcel);
      this.#pass(parcel);
    }
    const { from, to } = this.#options;
    // What one side can't take now, the other has to feel.
    if (this.#heldBytes > heldBytesMax || to.writableNeedDrain) from.pause();
    else if (from.isPaused()) from.resume();
  }

  /** Whether the next one may go now; where only time is missing, it is awaited. */
  #mayPass(): boolean {
    const { to, clock } = this.#options;
    const [next] = this.#parcels;
    if (next === undefined || this.#isBetweenSlices) return false;
    if (to.destroyed || to.writableEnded) return true;
    if (this.#conditions.partitioned || to.writableNeedDrain) return false;
    const waitMs = next.dueMs - clock.nowMs();
    if (waitMs > 0) this.#cancel = clock.after(waitMs, () => this.#deliver());
    return waitMs <= 0;
  }

  #pass({ load }: Parcel): void {
    const { to, onSlice } = this.#options;
    if (load === 'reset') resetSocket(to);
    else if (load === 'end') to.end();
    else if (to.writable) to.write(load);
    if (this.#conditions.sliceBytes === 0 || to.destroyed) return;
    onSlice();
    // Written in one turn, slices would be found together by whoever reads them.
    this.#isBetweenSlices = true;
    setImmediate(() => {
      this.#isBetweenSlices = false;
      this.#deliver();
    });
  }
}
