import type { ServerResponse } from 'node:http';
import { realClock } from '#conformance/harness';
import type { Delivery } from './behaviour.ts';

/** Of a character of several bytes. */
const leadByte = 0xc0;
const withinCharacterMs = 15;

/** The same events to whoever reads event streams as their standard says. */
const dressed = (text: string): string =>
  text.replaceAll(
    /^data: ?(.*)\n\n/gm,
    (_, data: string) => `: keep-alive\n\n\n\nevent: message\nid: 7\nretry: 1000\ndata:${data}\n\n`,
  );

/** How bytes get on their way: as they come, each alone, or together once something asks for them. */
export class Carrier {
  readonly #response: ServerResponse;
  #as: Delivery | 'as-they-come' = 'as-they-come';
  #kept = '';
  #bytes: number[] = [];
  #isEnding = false;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  deliver(as: Delivery): void {
    this.#as = as;
  }

  write(text: string): void {
    if (text === '') return;
    if (this.#as === 'joined') this.#kept += text;
    else if (this.#as === 'dressed') this.#response.write(dressed(text));
    else if (this.#as === 'bytes') this.#drip(text);
    else this.#response.write(text);
  }

  /** What was kept goes now. */
  flush(): void {
    const kept = this.#kept;
    this.#kept = '';
    if (kept !== '') this.#response.write(kept);
  }

  end(text: string): void {
    this.write(text);
    this.flush();
    this.#isEnding = true;
    if (this.#bytes.length === 0) this.#response.end();
  }

  #drip(text: string): void {
    const isDripping = this.#bytes.length > 0;
    this.#bytes.push(...Buffer.from(text));
    if (!isDripping) setImmediate(() => this.#next());
  }

  /**
   * A turn of the loop lies between two bytes. Within a character it is a while, or a busy reader finds the bytes
   * together again.
   */
  #next(): void {
    const byte = this.#bytes.shift();
    if (byte !== undefined) this.#response.write(Buffer.of(byte));
    if (byte !== undefined && byte >= leadByte) realClock.after(withinCharacterMs, () => this.#next());
    else if (this.#bytes.length > 0) setImmediate(() => this.#next());
    else if (this.#isEnding) this.#response.end();
  }
}
