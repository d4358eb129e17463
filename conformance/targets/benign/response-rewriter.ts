import { type Variant, variants } from './variants.ts';

type Write = (bytes: Buffer) => void;

type Body =
  | { readonly kind: 'length'; left: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' };

const headEnd = Buffer.from('\r\n\r\n');

/** What one connection answers, on its way through: heads and bodies are taken apart and put together again. */
export class ResponseRewriter {
  readonly #variant: Variant;
  readonly #write: Write;
  #held = Buffer.alloc(0);
  #body: Body | undefined;
  #isStream = false;
  #isWhole = false;
  #head = '';
  #collected: Buffer[] = [];

  constructor(variant: keyof typeof variants, write: Write) {
    this.#variant = variants[variant];
    this.#write = write;
  }

  push(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes]);
    for (let goesOn = true; goesOn; )
      goesOn = this.#body === undefined ? this.#takeHead() : this.#takeBody(this.#body);
  }

  /** The connection ends: what is left goes as it is. */
  end(): void {
    if (this.#body?.kind === 'close' && this.#isWhole) this.#answerWhole();
    else if (this.#held.length > 0) this.#write(this.#held);
    this.#held = Buffer.alloc(0);
  }

  #takeHead(): boolean {
    const at = this.#held.indexOf(headEnd);
    if (at < 0) return false;
    const head = this.#held.subarray(0, at).toString('latin1');
    this.#held = this.#held.subarray(at + headEnd.length);
    if (/^HTTP\/1\.1 1\d\d/.test(head)) {
      this.#write(Buffer.from(`${head}\r\n\r\n`, 'latin1'));
      return true;
    }
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    const isChunked = /^transfer-encoding: *chunked/im.test(head);
    const hasNone = /^HTTP\/1\.1 (204|304)/.test(head);
    this.#isStream = /^content-type: *text\/event-stream/im.test(head);
    this.#isWhole = !this.#isStream && /^content-type: *application\/json/im.test(head) && !hasNone;
    this.#head = this.#variant.head(head);
    this.#body = hasNone
      ? { kind: 'length', left: 0 }
      : isChunked
        ? { kind: 'chunked' }
        : length === undefined
          ? { kind: 'close' }
          : { kind: 'length', left: Number(length) };
    if (!this.#isWhole) this.#write(Buffer.from(`${this.#head}\r\n\r\n`, 'latin1'));
    return true;
  }

  #takeBody(body: Body): boolean {
    switch (body.kind) {
      case 'length':
        return this.#takeLength(body);
      case 'chunked':
        return this.#takeChunk();
      case 'close':
        this.#pass(this.#held);
        this.#held = Buffer.alloc(0);
        return false;
      default:
        return body satisfies never;
    }
  }

  #takeLength(body: { left: number }): boolean {
    const part = this.#held.subarray(0, body.left);
    this.#held = this.#held.subarray(part.length);
    body.left -= part.length;
    this.#pass(part);
    if (body.left > 0) return false;
    this.#finish();
    return this.#held.length > 0;
  }

  #takeChunk(): boolean {
    const at = this.#held.indexOf('\r\n');
    if (at < 0) return false;
    const size = Number.parseInt(this.#held.subarray(0, at).toString('latin1'), 16);
    const end = at + 2 + size + 2;
    if (this.#held.length < end) return false;
    const part = this.#held.subarray(at + 2, at + 2 + size);
    this.#held = this.#held.subarray(end);
    if (size > 0) {
      this.#pass(part);
      return true;
    }
    if (!this.#isWhole) this.#write(Buffer.from('0\r\n\r\n'));
    this.#finish();
    return this.#held.length > 0;
  }

  #pass(part: Buffer): void {
    if (part.length === 0) return;
    if (this.#isWhole) this.#collected.push(part);
    else if (this.#isStream) for (const piece of this.#variant.frames(part)) this.#writeChunk(piece);
    else if (this.#body?.kind === 'chunked') this.#writeChunk(part);
    else this.#write(part);
  }

  #writeChunk(part: Buffer): void {
    this.#write(Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]));
  }

  #finish(): void {
    if (this.#isWhole) this.#answerWhole();
    this.#body = undefined;
  }

  #answerWhole(): void {
    const text = this.#variant.json(Buffer.concat(this.#collected).toString('utf8'));
    this.#collected = [];
    const length = `Content-Length: ${Buffer.byteLength(text)}`;
    const lines = this.#head
      .split('\r\n')
      .filter(line => !/^(content-length|transfer-encoding):/i.test(line));
    this.#write(Buffer.from(`${[...lines, length].join('\r\n')}\r\n\r\n`, 'latin1'));
    this.#write(Buffer.from(text));
  }
}
