// Bytes of a stream of server-sent events, read by the rules of the HTML standard and cut anywhere.
// Beside what a browser would dispatch it tells what a browser hides: comments, and events without data.

export type SseItem =
  | {
      readonly kind: 'frame';
      /** Its event field; undefined where it has none, which a browser calls message. */
      readonly event: string | undefined;
      /** undefined where the block has no data line, which a browser drops. */
      readonly data: string | undefined;
      /** Its own id field. */
      readonly id: string | undefined;
    }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'retry'; readonly ms: number }
  /** A line with no field that the standard knows, which a browser drops. */
  | { readonly kind: 'stray'; readonly line: string };

const lineFeed = 10;
const carriageReturn = 13;
const fields = ['data', 'event', 'id', 'retry'];
const byteOrderMark = [0xef, 0xbb, 0xbf];

export class SseLineTooLong extends Error {
  override readonly name = 'SseLineTooLong';
}

export class SseParser {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #lineBytesMax: number;
  #line: number[] = [];
  #skipsLineFeed = false;
  #isFirstLine = true;
  #event: string | undefined;
  #data: string[] = [];
  #id: string | undefined;
  #hasField = false;
  #lastEventId = '';
  #items: SseItem[] = [];

  constructor(lineBytesMax = 16 * 1024 * 1024) {
    this.#lineBytesMax = lineBytesMax;
  }

  /** With what a browser would reconnect. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** Something was begun that no blank line ended; at the end of a body it is lost. */
  get hasUnfinished(): boolean {
    return this.#line.length > 0 || this.#hasField;
  }

  push(chunk: Uint8Array): SseItem[] {
    this.#items = [];
    for (const byte of chunk) this.#take(byte);
    return this.#items;
  }

  #take(byte: number): void {
    const isSkipped = this.#skipsLineFeed && byte === lineFeed;
    this.#skipsLineFeed = false;
    if (isSkipped) return;
    if (byte === lineFeed || byte === carriageReturn) {
      this.#skipsLineFeed = byte === carriageReturn;
      this.#endLine();
      return;
    }
    if (this.#line.length >= this.#lineBytesMax)
      throw new SseLineTooLong(`a line of a stream is longer than ${this.#lineBytesMax} bytes`);
    this.#line.push(byte);
  }

  #endLine(): void {
    const bytes = this.#line;
    this.#line = [];
    const hasMark = this.#isFirstLine && byteOrderMark.every((byte, index) => bytes[index] === byte);
    this.#isFirstLine = false;
    const text = this.#decoder.decode(Uint8Array.from(hasMark ? bytes.slice(byteOrderMark.length) : bytes));
    if (text === '') this.#dispatch();
    else if (text.startsWith(':')) this.#items.push({ kind: 'comment', text: text.slice(1) });
    else this.#field(text);
  }

  #field(text: string): void {
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const rest = colon < 0 ? '' : text.slice(colon + 1);
    const value = rest.startsWith(' ') ? rest.slice(1) : rest;
    if (!fields.includes(name)) {
      this.#items.push({ kind: 'stray', line: text });
      return;
    }
    this.#hasField = true;
    if (name === 'data') this.#data.push(value);
    else if (name === 'event') this.#event = value;
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
    else if (name === 'retry' && /^[0-9]+$/.test(value))
      this.#items.push({ kind: 'retry', ms: Number(value) });
  }

  #dispatch(): void {
    const hasData = this.#data.length > 0;
    if (this.#id !== undefined) this.#lastEventId = this.#id;
    if (hasData || this.#event !== undefined) {
      this.#items.push({
        kind: 'frame',
        event: this.#event === '' ? undefined : this.#event,
        data: hasData ? this.#data.join('\n') : undefined,
        id: this.#id,
      });
    }
    this.#event = undefined;
    this.#data = [];
    this.#id = undefined;
    this.#hasField = false;
  }
}
