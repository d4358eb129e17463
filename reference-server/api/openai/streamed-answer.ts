// A streamed answer: it begins with the first piece, or with a sign of life where that takes long.
import { type EndPayload, type ErrorPayload, errorEntry } from '#contracts';
import type { CloseReason, Reader } from '../../streams/index.ts';
import { EventStream, type EventStreamParts } from '../sse/event-stream.ts';
import type { EndCode, OpenStream, TickBounds } from '../sse/open-streams.ts';
import { type AnswerForm, type Counts, closingOf } from './answer-form.ts';
import { openaiError } from './error-form.ts';
import type { OutputTaker } from './output-sink.ts';
import type { Unbegun } from './unbegun.ts';

export interface StreamedParts extends EventStreamParts {
  readonly form: AnswerForm;
  readonly counts: Counts;
  readonly includeUsage: boolean;
}

/** What can be said of a stream before its first byte. */
export type Beginning = Unbegun | { readonly kind: 'begins' };

export class StreamedAnswer implements OutputTaker, OpenStream {
  readonly #parts: StreamedParts;
  readonly #events: EventStream;
  readonly #beginning = Promise.withResolvers<Beginning>();
  /** From then on a failure can only be told within. */
  #hasBegun = false;
  #hasSpoken = false;
  readonly #sinceMs: number;
  #reader: Reader | undefined;
  #endCode: EndCode = 'SHUTTING_DOWN';

  constructor(parts: StreamedParts) {
    this.#parts = parts;
    this.#sinceMs = parts.world.monotonicMs();
    // The place is this answer's, before its stream is open and after.
    const seat = { fill: () => undefined, release: () => parts.seat.release() };
    this.#events = new EventStream({ ...parts, seat, leaving: 'gone' });
  }

  fill(reader: Reader): void {
    this.#reader = reader;
    this.#parts.seat.fill(this);
  }

  /** Resolves when it is known how the answer begins. */
  get beginning(): Promise<Beginning> {
    return this.#beginning.promise;
  }

  begin(): void {
    this.#hasBegun = true;
    this.#beginning.resolve({ kind: 'begins' });
  }

  open(reader: Reader, headers: Readonly<Record<string, string>>): void {
    this.#events.open(reader, headers);
  }

  /** Whoever waits for long is told that it waits. */
  tick(nowMs: number, bounds: TickBounds): void {
    if (this.#hasBegun) this.#events.tick(nowMs, bounds);
    else if (nowMs - this.#sinceMs >= bounds.silentMs) this.begin();
  }

  end(code: EndCode): void {
    this.#endCode = code;
    this.#reader?.close();
  }

  piece(text: string): boolean {
    return text === '' || this.#say(this.#parts.form.piece(text));
  }

  ended(end: EndPayload): void {
    const { form, counts, includeUsage } = this.#parts;
    this.#say(form.closing(closingOf(end, counts), includeUsage));
  }

  failed(failure: ErrorPayload): void {
    if (this.#hasBegun) this.#events.write(this.#errorEvent(failure));
    else this.#beginning.resolve({ kind: 'failed', failure });
  }

  comment(text: string): boolean {
    return this.#events.write(text);
  }

  closed(why: CloseReason): void {
    if (why === 'closed' && this.#hasBegun) this.#events.write(this.#errorEvent(this.#ending()));
    if (why === 'closed') this.#beginning.resolve({ kind: 'closed', code: this.#endCode });
    this.#events.close(why);
  }

  #say(text: string): boolean {
    const opening = this.#hasSpoken ? '' : this.#parts.form.opening();
    this.#hasSpoken = true;
    this.begin();
    return this.#events.write(`${opening}${text}`);
  }

  #ending() {
    const { message, retriable } = errorEntry(this.#endCode);
    return { code: this.#endCode, message, retriable };
  }

  /** The end without a finish reason and without `[DONE]`: nobody takes it for a whole text. */
  #errorEvent(failure: Parameters<typeof openaiError>[0]): string {
    return `data: ${JSON.stringify(openaiError(failure))}\n\n`;
  }
}
