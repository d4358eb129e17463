// The log of one task. It is the only buffer there is: a reader owns a cursor, so that memory doesn't grow with
// readers and every one of them sees the same frames.
import { invariant, OrchestratorError } from '../kernel/index.ts';
import {
  encodeFrame,
  type FrameName,
  isTerminalFrame,
  keepAliveComment,
  type NumberedFrame,
  type NumberedName,
} from './frame.ts';
import type { CloseReason, Cursor, Reader, ReaderSink } from './reader.ts';

interface Entry {
  readonly id: number | undefined;
  readonly event: FrameName;
  readonly text: string;
  /** Bytes of the log up to the end of this entry. */
  readonly endBytes: number;
}

export type ReaderChange = 'attached' | 'left' | 'idle' | 'slow' | 'closed' | 'terminal';

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
  readonly #entries: Entry[] = [];
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
      log.#push(frame.event, log.#nextId, encodeFrame(frame.event, log.#nextId++, frame.payload));
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
    this.#push(event, this.#nextId, text);
    return this.#nextId++;
  }

  /** A metrics frame that may not be dropped: it keeps its place for those who read by now, and is not replayed. */
  mark(payload: object): void {
    this.#push('metrics', undefined, encodeFrame('metrics', undefined, JSON.stringify(payload)));
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
    const first = this.#entries.findIndex(entry => entry.id !== undefined && entry.id > options.afterId);
    const next = first < 0 ? this.#entries.length : first;
    const cursor: Cursor = { sink: options.sink, next, liveFrom: this.#entries.length, isWaiting: false };
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
    return this.#entries.flatMap(({ id, event, text }) => {
      if (id === undefined || event === 'metrics') return [];
      return [{ event, id, payload: text.slice(text.indexOf('\ndata: ') + 7, -2) }];
    });
  }

  #push(event: FrameName, id: number | undefined, text: string): void {
    const bytes = Buffer.byteLength(text);
    this.#bytes += bytes;
    if (id !== undefined) this.#logBytes += bytes;
    this.#entries.push({ id, event, text, endBytes: this.#bytes });
    if (isTerminalFrame(event)) {
      this.#terminalId = id;
      this.#isSealed = true;
    }
    for (const cursor of this.#cursors) this.#advance(cursor);
  }

  #advance(cursor: Cursor): void {
    if (!cursor.isWaiting) {
      this.#pump(cursor);
      return;
    }
    const readBytes = this.#entries[cursor.next - 1]?.endBytes ?? 0;
    if (this.#bytes - readBytes > this.#options.readerBufferBytesMax) this.#end(cursor, 'slow');
  }

  #pump(cursor: Cursor): void {
    while (!cursor.isWaiting && this.#cursors.has(cursor)) {
      const entry = this.#entries[cursor.next];
      if (entry === undefined) break;
      cursor.next += 1;
      const isForOthers = entry.id === undefined && cursor.next - 1 < cursor.liveFrom;
      if (!isForOthers) cursor.isWaiting = !cursor.sink.write(entry.text);
      if (entry.id !== undefined && entry.id === this.#terminalId) this.#end(cursor, 'terminal');
    }
    if (this.#terminalId !== undefined && cursor.next === this.#entries.length) this.#end(cursor, 'terminal');
  }

  #resume(cursor: Cursor): void {
    cursor.isWaiting = false;
    this.#pump(cursor);
  }

  #writeIdle(cursor: Cursor, text: string): boolean {
    const isIdle = cursor.next === this.#entries.length && !cursor.isWaiting && this.#cursors.has(cursor);
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
