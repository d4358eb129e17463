import { StringDecoder } from 'node:string_decoder';

export interface StreamField {
  readonly name: string;
  readonly value: string;
}

/** Reads server-sent events however their bytes are cut. Fields of one event come together. */
export class EventStream {
  readonly #decoder = new StringDecoder('utf8');
  readonly #bytesMax: number;
  #rest = '';
  #event: StreamField[] = [];
  #held = 0;
  #afterReturn = false;
  #isFirst = true;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** The events that these bytes complete; undefined where one is larger than the bound. */
  push(bytes: Buffer): StreamField[][] | undefined {
    let text = this.#decoder.write(bytes);
    if (text === '') return [];
    if (this.#isFirst) text = text.replace(/^\uFEFF/, '');
    this.#isFirst = false;
    if (this.#afterReturn && text.startsWith('\n')) text = text.slice(1);
    if (text !== '') this.#afterReturn = text.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? '';
    const found: StreamField[][] = [];
    for (const line of lines) {
      this.#held += line.length;
      if (line !== '') this.#field(line);
      else this.#finish(found);
      if (this.#held > this.#bytesMax) return undefined;
    }
    return this.#rest.length + this.#held > this.#bytesMax ? undefined : found;
  }

  #finish(found: StreamField[][]): void {
    if (this.#event.length > 0) found.push(this.#event);
    this.#event = [];
    this.#held = 0;
  }

  #field(line: string): void {
    if (line.startsWith(':')) {
      this.#held -= line.length;
      return;
    }
    const at = line.indexOf(':');
    const name = at === -1 ? line : line.slice(0, at);
    const value = at === -1 ? '' : line.slice(at + 1).replace(/^ /, '');
    this.#event.push({ name, value });
  }
}

export const dataOf = (event: readonly StreamField[], name = 'data'): string =>
  event
    .filter(field => field.name === name)
    .map(field => field.value)
    .join('\n');
