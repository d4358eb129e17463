// What a process wrote: the last bytes of it, and each line as it comes.
import { StringDecoder } from 'node:string_decoder';

/** A longer line is handed on in parts. */
export const lineCharsMax = 2_000;

export class Output {
  readonly #bytesMax: number;
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #chunks: Buffer[] = [];
  #bytes = 0;
  #rest = '';

  constructor(bytesMax: number, onLine: (line: string) => void) {
    this.#bytesMax = bytesMax;
    this.#onLine = onLine;
  }

  /** Never above the limit. */
  get bytes(): number {
    return this.#bytes;
  }

  push(chunk: Buffer): void {
    this.#keep(chunk);
    this.#rest += this.#decoder.write(chunk);
    this.#cut(/\r\n|\r|\n/);
  }

  /** The last line may have no line feed. */
  end(): void {
    this.#rest += this.#decoder.end();
    if (this.#rest !== '') this.#onLine(this.#rest);
    this.#rest = '';
  }

  tail(charsMax: number): string {
    return Buffer.concat(this.#chunks).toString('utf8').slice(-charsMax);
  }

  #keep(chunk: Buffer): void {
    const kept = chunk.subarray(Math.max(0, chunk.length - this.#bytesMax));
    this.#chunks.push(Buffer.from(kept));
    this.#bytes += kept.length;
    while (this.#bytes > this.#bytesMax) {
      const [first = Buffer.alloc(0), ...others] = this.#chunks;
      const excess = this.#bytes - this.#bytesMax;
      this.#chunks = first.length > excess ? [first.subarray(excess), ...others] : others;
      this.#bytes -= Math.min(first.length, excess);
    }
  }

  #cut(ending: RegExp): void {
    const lines = this.#rest.split(ending);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#tell(line);
    while (this.#rest.length > lineCharsMax) {
      this.#onLine(this.#rest.slice(0, lineCharsMax));
      this.#rest = this.#rest.slice(lineCharsMax);
    }
  }

  #tell(line: string): void {
    for (let at = 0; at < line.length; at += lineCharsMax) this.#onLine(line.slice(at, at + lineCharsMax));
  }
}
