import type { BoundName } from '../bounds.ts';
import type { EntryOf, NewEntry } from '../history/entry.ts';
import type { History } from '../history/history.ts';
import { parsedJson, sameJson, valueAt } from '../json.ts';
import { type SseItem, SseParser } from '../sse/sse-parser.ts';
import type { Answer } from './answer.ts';

export type ClosedEntry = EntryOf<'closed'>;
export type FrameEntry = EntryOf<'frame'>;

export interface FrameWait {
  readonly event?: string;
  /** Members of the payload, by path. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** The n-th such frame of this stream, from 1. */
  readonly nth?: number;
}

interface Reading {
  readonly answer: Answer;
  readonly history: History;
  readonly controller: AbortController;
  readonly body: AsyncIterable<Uint8Array>;
}

const terminalEvents = ['end', 'error'];

const isWanted = (frame: FrameEntry, wait: FrameWait): boolean => {
  if (frame.comment !== undefined) return false;
  if (wait.event !== undefined && frame.event !== wait.event) return false;
  const payload = parsedJson(frame.data);
  return Object.entries(wait.where ?? {}).every(([path, value]) => sameJson(valueAt(payload, path), value));
};

/** A connection on which frames arrive, each of which is in the history before anybody is told. */
export class Stream {
  readonly answer: Answer;
  readonly closed: Promise<void>;
  readonly isOpened: boolean;
  readonly #history: History;
  readonly #controller: AbortController | undefined;
  readonly #parser = new SseParser();
  #gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined;
  #frames = 0;

  private constructor(answer: Answer, history: History, reading: Reading | undefined) {
    this.answer = answer;
    this.#history = history;
    this.isOpened = reading !== undefined;
    this.#controller = reading?.controller;
    this.closed = reading === undefined ? Promise.resolve() : this.#read(reading);
  }

  static reading(reading: Reading): Stream {
    return new Stream(reading.answer, reading.history, reading);
  }

  static refused(answer: Answer, history: History): Stream {
    return new Stream(answer, history, undefined);
  }

  get exchange(): string {
    return this.answer.exchange;
  }

  get lastEventId(): string {
    return this.#parser.lastEventId;
  }

  /** The frames so far, without comments. */
  get frames(): FrameEntry[] {
    return this.#history.entries.filter(
      (entry): entry is FrameEntry =>
        entry.kind === 'frame' && entry.exchange === this.exchange && entry.comment === undefined,
    );
  }

  hangUp(): void {
    this.resume();
    this.#controller?.abort(new Error('the harness hung up'));
  }

  /** Stops reading: the sockets fill, as with a reader that can't keep up. */
  pause(): void {
    if (this.#gate !== undefined) return;
    const gate = Promise.withResolvers<void>();
    this.#gate = { opened: gate.promise, open: () => gate.resolve() };
  }

  resume(): void {
    this.#gate?.open();
    this.#gate = undefined;
  }

  /** The frame, or undefined once the bound expired. */
  until(wait: FrameWait, bound: BoundName): Promise<FrameEntry | undefined> {
    let left = wait.nth ?? 1;
    const what = `${this.exchange} gives ${wait.event ?? 'a frame'} ${JSON.stringify(wait.where ?? {})} number ${left}`;
    return this.#history.until({
      bound,
      what,
      match: entry => {
        if (entry.kind !== 'frame' || entry.exchange !== this.exchange || !isWanted(entry, wait))
          return undefined;
        left -= 1;
        return left <= 0 ? entry : undefined;
      },
    });
  }

  /** The frame that ends the task. */
  untilTerminal(bound: BoundName = 'terminal_ms'): Promise<FrameEntry | undefined> {
    return this.#history.until({
      bound,
      what: `${this.exchange} gives a terminal frame`,
      match: entry =>
        entry.kind === 'frame' &&
        entry.exchange === this.exchange &&
        terminalEvents.includes(entry.event ?? '')
          ? entry
          : undefined,
    });
  }

  untilClosed(bound: BoundName = 'terminal_ms'): Promise<ClosedEntry | undefined> {
    return this.#history.until({
      bound,
      what: `${this.exchange} closes`,
      match: entry => (entry.kind === 'closed' && entry.exchange === this.exchange ? entry : undefined),
    });
  }

  async #read({ body, controller }: Reading): Promise<void> {
    const { exchange } = this;
    try {
      for await (const chunk of body) {
        await this.#gate?.opened;
        for (const item of this.#parser.push(chunk)) this.#record(item);
      }
      this.#history.append({
        kind: 'closed',
        exchange,
        by: 'target',
        ...(this.#parser.hasUnfinished ? { error: 'the body ends inside a frame' } : {}),
      });
    } catch (error) {
      const by = controller.signal.aborted ? 'harness' : 'error';
      const words = error instanceof Error ? error.message : String(error);
      this.#history.append({ kind: 'closed', exchange, by, error: words });
      controller.abort();
    }
  }

  #record(item: SseItem): void {
    if (item.kind === 'retry') return;
    if (item.kind === 'stray') {
      this.#history.note({ note: 'stray-line', exchange: this.exchange, line: item.line.slice(0, 500) });
      return;
    }
    const base = { kind: 'frame', exchange: this.exchange, index: this.#frames } as const;
    const entry: NewEntry =
      item.kind === 'comment'
        ? { ...base, comment: item.text }
        : {
            ...base,
            ...(item.event === undefined ? {} : { event: item.event }),
            ...(item.id === undefined ? {} : { id: item.id }),
            ...(item.data === undefined ? {} : { data: item.data }),
          };
    this.#frames += 1;
    this.#history.append(entry);
  }
}
