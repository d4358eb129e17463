import type { Core } from '../core.ts';
import { Refusal } from '../refusal.ts';
import { endTask } from '../task-end.ts';
import { type LeaveReason, type ReaderOptions, StreamReader } from './stream-reader.ts';

/** All open streams: their bounds, and what it means when a reader goes. */
export class OpenStreams {
  readonly #core: Core;
  readonly #readers = new Set<StreamReader>();

  constructor(core: Core) {
    this.#core = core;
  }

  get count(): number {
    return this.#readers.size;
  }

  /** Refuses one stream too many, before its first frame. */
  check(keyId: string | undefined, address: string, hintMs: number): void {
    const { streams_per_key_max: perKey, streams_per_address_max: perAddress } =
      this.#core.config().server.limits;
    const all = [...this.#readers].map(reader => reader.options);
    const ofKey = all.filter(reader => reader.keyId === keyId).length;
    const ofAddress = all.filter(reader => reader.address === address).length;
    if (ofKey >= perKey || ofAddress >= perAddress)
      throw new Refusal('QUOTA_EXCEEDED', { hintMs, policyLabel: 'quota' });
  }

  open(options: Omit<ReaderOptions, 'onLeave'>, afterId: number): void {
    const reader = new StreamReader({
      ...options,
      onLeave: (left, reason) => this.#left(left, reason),
    });
    this.#readers.add(reader);
    reader.follow(afterId);
  }

  closeAll(reason: LeaveReason, isMeant: (keyId: string | undefined) => boolean = () => true): void {
    for (const reader of [...this.#readers]) if (isMeant(reader.options.keyId)) reader.close(reason);
  }

  #left(reader: StreamReader, reason: LeaveReason | 'end'): void {
    this.#readers.delete(reader);
    if (reason === 'end') return;
    const core = this.#core;
    const { task } = reader.options;
    core.metrics.add('reader_disconnects_total', { reason });
    const { on_disconnect: policy, reattach_grace_ms: grace } = core.config().streams;
    const isForgiven = reason === 'shutdown' || reason === 'revoked' || policy === 'detach';
    if (task.isEnded || isForgiven || task.log.readers.size > 0) return;
    const cancel = (): void => {
      endTask(core, task, { state: 'canceled', reason: 'disconnected' });
    };
    task.setTimer('grace', core.clock.after(grace, cancel));
  }
}
