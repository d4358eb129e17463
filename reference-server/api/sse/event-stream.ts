// One open stream: the sink of a reader, written to its connection as fast as that takes it and no faster.
import type { ServerResponse } from 'node:http';
import type { World } from '../../kernel/index.ts';
import type { CloseReason, Reader, ReaderSink } from '../../streams/index.ts';
import type { OpenStream, Seat, TickBounds } from './open-streams.ts';

export interface EventStreamParts {
  readonly response: ServerResponse;
  readonly seat: Seat;
  readonly world: World;
  /** How a client leaves: one that is gone has no way back to the stream. */
  readonly leaving?: 'left' | 'gone';
}

const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
} as const;

export class EventStream implements ReaderSink, OpenStream {
  readonly #parts: EventStreamParts;
  /** Frames that came before the headers could go out; the log waits after the first. */
  readonly #held: string[] = [];
  #closedEarly: CloseReason | undefined;
  #reader: Reader | undefined;
  #lastWriteMs: number;
  #blockedSinceMs: number | undefined;

  constructor(parts: EventStreamParts) {
    this.#parts = parts;
    this.#lastWriteMs = parts.world.monotonicMs();
  }

  /** Sends the headers at once, so that a client knows that it reads before there is something to read. */
  open(reader: Reader, headers: Readonly<Record<string, string>>): void {
    const { response, seat } = this.#parts;
    if (response.destroyed || response.socket === null) {
      seat.release();
      reader.leave(this.#parts.leaving);
      return;
    }
    this.#reader = reader;
    response.on('drain', () => this.#drained());
    response.once('close', () => this.#left());
    response.socket.setNoDelay(true);
    response.writeHead(200, { ...streamHeaders, ...headers });
    seat.fill(this);
    if (this.#held.length === 0) response.flushHeaders();
    const isTaken = this.#held
      .splice(0)
      .map(text => this.write(text))
      .every(Boolean);
    if (this.#closedEarly !== undefined) this.close(this.#closedEarly);
    else if (isTaken) reader.drained();
  }

  write(text: string): boolean {
    if (this.#reader === undefined) {
      this.#held.push(text);
      return false;
    }
    const { response, world } = this.#parts;
    this.#lastWriteMs = world.monotonicMs();
    const isTaken = response.write(text);
    if (!isTaken) this.#blockedSinceMs ??= this.#lastWriteMs;
    return isTaken;
  }

  close(why: CloseReason): void {
    if (this.#reader === undefined) {
      this.#closedEarly = why;
      return;
    }
    const { response, seat } = this.#parts;
    // Before the end reaches the client, so that its next stream finds room.
    seat.release();
    if (why === 'slow') response.destroy();
    else response.end();
  }

  /** Breathes where nothing was sent for so long, and gives up a client that takes nothing. */
  tick(nowMs: number, bounds: TickBounds): void {
    if (this.#blockedSinceMs !== undefined) {
      if (nowMs - this.#blockedSinceMs <= bounds.idleMs) return;
      this.#reader?.leave('idle');
      this.#parts.response.destroy();
      return;
    }
    if (nowMs - this.#lastWriteMs >= bounds.silentMs) this.#reader?.heartbeat();
  }

  /** The server ends the stream; the client may go on elsewhere or later. */
  end(): void {
    this.#reader?.close();
  }

  #drained(): void {
    this.#blockedSinceMs = undefined;
    this.#reader?.drained();
  }

  #left(): void {
    this.#parts.seat.release();
    this.#reader?.leave(this.#parts.leaving);
  }
}
