// The log of one task. It is the only buffer there is: a reader owns a cursor, so that memory doesn't grow with
// readers and every one of them sees the same frames.
import { invariant, OrchestratorError } from '../kernel/index.ts';
import {
  encodeFrame,
  type FrameName,
  framePayload,
  isTerminalFrame,
  keepAliveComment,
  type NumberedFrame,
  type NumberedName,
} from './frame.ts';
import type { CloseReason, Cursor, Reader, ReaderSink } from './reader.ts';

export type ReaderChange = 'attached' | 'left' | 'gone' | 'idle' | 'slow' | 'closed' | 'terminal';

export interface TaskLogOptions {
  readonly bytesMax: number;
  readonly readerBufferBytesMax: number;
  onReaders?(count: number, change: ReaderChange): void;
  /** An interval frame was not written because the reader is behind. */
  onPulseDropped?(): void;
}

export interface AttachOptions {
  /** The last frame that the reader has; -1 for none. */
  readonly afterId: number;
  readonly sink: ReaderSink;
}

export class TaskLog {
  readonly #options: TaskLogOptions;
  // In columns, as an object for each entry would weigh as much as its text. Those of `metrics` have no number.
  readonly #events: FrameName[] = [];
  readonly #texts: string[] = [];
  /** Bytes of the log up to the end of each entry. */
  readonly #endBytes: number[] = [];
  readonly #cursors = new Set<Cursor>();
  #nextId = 0;
  /** Of numbered frames alone: what `stream_bytes_max` bounds. */
  #logBytes = 0;
  #bytes = 0;
  #isSealed = false;
  #terminalId: number | undefined;

  constructor(options: TaskLogOptions) {
    this.#options = options;
  }

  static restore(frames: readonly NumberedFrame[], options: TaskLogOptions): TaskLog {
    const log = new TaskLog(options);
    for (const frame of frames)
      log.#push(frame.event, encodeFrame(frame.event, log.#nextId++, frame.payload));
    return log;
  }

  get lastId(): number {
    return this.#nextId - 1;
  }

  get terminalId(): number | undefined {
    return this.#terminalId;
  }

  get readerCount(): number {
    return this.#cursors.size;
  }

  get bytes(): number {
    return this.#logBytes;
  }

  get sealed(): boolean {
    return this.#isSealed;
  }

  /**
   * Appends a numbered frame and hands it to the readers. On a sealed log a token changes nothing (-1): this is
   * the point at which a cancel wins.
   *
   * @implements ORCH-3026
   */
  append(event: NumberedName, payload: object): number {
    invariant(this.#terminalId === undefined, 'nothing follows the terminal frame');
    if (this.#isSealed && !isTerminalFrame(event)) return -1;
    const text = encodeFrame(event, this.#nextId, JSON.stringify(payload));
    if (event === 'token' && this.#logBytes + Buffer.byteLength(text) > this.#options.bytesMax) {
      throw new OrchestratorError('STREAM_TOO_LARGE');
    }
    const id = this.#nextId++;
    this.#push(event, text);
    return id;
  }

  /** A metrics frame that may not be dropped: it keeps its place for those who read by now, and is not replayed. */
  mark(payload: object): void {
    this.#push('metrics', encodeFrame('metrics', undefined, JSON.stringify(payload)));
  }

  /** An interval metrics frame: only readers that have everything else get it. */
  pulse(payload: object): void {
    if (this.#terminalId !== undefined) return;
    const text = encodeFrame('metrics', undefined, JSON.stringify(payload));
    for (const cursor of this.#cursors) if (!this.#writeIdle(cursor, text)) this.#options.onPulseDropped?.();
  }

  seal(): void {
    this.#isSealed = true;
  }

  attach(options: AttachOptions): Reader {
    const next = this.#placeAfter(options.afterId);
    const cursor: Cursor = { sink: options.sink, next, liveFrom: this.#texts.length, isWaiting: false };
    this.#cursors.add(cursor);
    this.#options.onReaders?.(this.#cursors.size, 'attached');
    this.#pump(cursor);
    return {
      drained: () => this.#resume(cursor),
      heartbeat: () => void this.#writeIdle(cursor, keepAliveComment),
      leave: (why = 'left') => this.#drop(cursor, why),
      close: () => this.#end(cursor, 'closed'),
    };
  }

  /** The server goes; the readers may resume elsewhere or later. */
  closeReaders(): void {
    for (const cursor of [...this.#cursors]) this.#end(cursor, 'closed');
  }

  frames(): NumberedFrame[] {
    const frames: NumberedFrame[] = [];
    for (const [place, text] of this.#texts.entries()) {
      const event = this.#events[place];
      if (event === undefined || event === 'metrics') continue;
      frames.push({ event, id: frames.length, payload: framePayload(text) });
    }
    return frames;
  }

  /** Of the first numbered entry after that one; the end of the log where there is none. */
  #placeAfter(afterId: number): number {
    let id = -1;
    for (const [place, event] of this.#events.entries()) {
      if (event === 'metrics') continue;
      id += 1;
      if (id > afterId) return place;
    }
    return this.#events.length;
  }

  #push(event: FrameName, text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#bytes += bytes;
    if (event !== 'metrics') this.#logBytes += bytes;
    this.#events.push(event);
    this.#texts.push(text);
    this.#endBytes.push(this.#bytes);
    if (isTerminalFrame(event)) {
      this.#terminalId = this.#nextId - 1;
      this.#isSealed = true;
    }
    for (const cursor of this.#cursors) this.#advance(cursor);
  }

  #advance(cursor: Cursor): void {
    if (!cursor.isWaiting) {
      this.#pump(cursor);
      return;
    }
    const readBytes = this.#endBytes[cursor.next - 1] ?? 0;
    if (this.#bytes - readBytes > this.#options.readerBufferBytesMax) this.#end(cursor, 'slow');
  }

  #pump(cursor: Cursor): void {
    while (!cursor.isWaiting && this.#cursors.has(cursor)) {
      const text = this.#texts[cursor.next];
      const event = this.#events[cursor.next];
      if (text === undefined || event === undefined) break;
      const isForOthers = event === 'metrics' && cursor.next < cursor.liveFrom;
      cursor.next += 1;
      if (!isForOthers) cursor.isWaiting = !cursor.sink.write(text);
      if (isTerminalFrame(event)) this.#end(cursor, 'terminal');
    }
    if (this.#terminalId !== undefined && cursor.next === this.#texts.length) this.#end(cursor, 'terminal');
  }

  #resume(cursor: Cursor): void {
    cursor.isWaiting = false;
    this.#pump(cursor);
  }

  #writeIdle(cursor: Cursor, text: string): boolean {
    const isIdle = cursor.next === this.#texts.length && !cursor.isWaiting && this.#cursors.has(cursor);
    if (isIdle) cursor.isWaiting = !cursor.sink.write(text);
    return isIdle;
  }

  #end(cursor: Cursor, why: CloseReason): void {
    if (this.#drop(cursor, why)) cursor.sink.close(why);
  }

  #drop(cursor: Cursor, change: ReaderChange): boolean {
    const wasThere = this.#cursors.delete(cursor);
    if (wasThere) this.#options.onReaders?.(this.#cursors.size, change);
    return wasThere;
  }
}
