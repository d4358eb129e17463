// Which streams are open: how many a key and an address may have, and one timer that keeps all of them alive.
import type { Config } from '#contracts';
import { OrchestratorError, type Timer, type World } from '../../kernel/index.ts';

export interface OpenStreamsParts {
  readonly world: World;
  readonly config: Pick<Config, 'server' | 'streams'>;
}

export interface TickBounds {
  readonly silentMs: number;
  readonly idleMs: number;
}

/** Why the server ends a stream that could go on. */
export type EndCode = 'SHUTTING_DOWN' | 'UNAUTHENTICATED';

export interface OpenStream {
  tick(nowMs: number, bounds: TickBounds): void;
  end(code: EndCode): void;
}

/** The right to one open stream. */
export interface Seat {
  /** From now on the stream is kept alive. */
  fill(stream: OpenStream): void;
  /** As often as wanted; the first time counts. */
  release(): void;
}

const ticksPerHeartbeat = 4;

class Counts {
  readonly #counts = new Map<string, number>();

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string, by: 1 | -1): void {
    const count = this.of(name) + by;
    if (count === 0) this.#counts.delete(name);
    else this.#counts.set(name, count);
  }
}

/**
 * @implements ASY-SEC-002
 * @implements ASY-STREAM-015
 */
export class OpenStreams {
  readonly #parts: OpenStreamsParts;
  readonly #byKey = new Counts();
  readonly #byAddress = new Counts();
  /** Each with the key that it was opened with. */
  readonly #streams = new Map<OpenStream, string>();
  #timer: Timer | undefined;

  constructor(parts: OpenStreamsParts) {
    this.#parts = parts;
  }

  take(key: string, address: string): Seat {
    const { streams_per_key_max, streams_per_address_max } = this.#parts.config.server.limits;
    if (
      this.#byKey.of(key) >= streams_per_key_max ||
      this.#byAddress.of(address) >= streams_per_address_max
    ) {
      // A place is free when a stream ends, which nobody knows; sooner than its next sign of life it makes no sense.
      const retryAfterMs = this.#parts.config.streams.metrics_interval_ms;
      throw new OrchestratorError('QUOTA_EXCEEDED', { retryAfterMs, policyLabel: 'quota' });
    }
    this.#byKey.add(key, 1);
    this.#byAddress.add(address, 1);
    return this.#seat(key, address);
  }

  /** Ends every stream that is still open. */
  closeAll(): void {
    for (const stream of [...this.#streams.keys()]) stream.end('SHUTTING_DOWN');
  }

  /** Ends those that were opened with one of these keys. @implements ASY-AUTH-004 */
  closeOf(keys: ReadonlySet<string>): void {
    for (const [stream, key] of [...this.#streams]) if (keys.has(key)) stream.end('UNAUTHENTICATED');
  }

  #seat(key: string, address: string): Seat {
    let isTaken = true;
    let seated: OpenStream | undefined;
    return {
      fill: stream => {
        seated = stream;
        this.#streams.set(stream, key);
        this.#keepTicking();
      },
      release: () => {
        if (!isTaken) return;
        isTaken = false;
        this.#byKey.add(key, -1);
        this.#byAddress.add(address, -1);
        if (seated !== undefined) this.#streams.delete(seated);
      },
    };
  }

  #keepTicking(): void {
    const { heartbeat_ms, idle_ms } = this.#parts.config.streams;
    const tickMs = heartbeat_ms / ticksPerHeartbeat;
    this.#timer ??= this.#parts.world.after(
      tickMs,
      () => {
        this.#timer = undefined;
        const nowMs = this.#parts.world.monotonicMs();
        // One tick early, for the next one would be too late.
        const bounds = { silentMs: heartbeat_ms - tickMs, idleMs: idle_ms };
        for (const stream of this.#streams.keys()) stream.tick(nowMs, bounds);
        if (this.#streams.size > 0) this.#keepTicking();
      },
      { background: true },
    );
  }
}
