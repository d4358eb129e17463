import { StringDecoder } from 'node:string_decoder';

const lineCharactersMax = 16_384;

/** Lines of a process's output, without their ends. What exceeds the length of an entry is cut off. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, lineCharactersMax);
    for (const line of lines) this.#tell(line);
  }

  end(): void {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = '';
    if (rest !== '') this.#tell(rest);
  }

  #tell(line: string): void {
    this.#onLine(line.replace(/\r$/, '').slice(0, lineCharactersMax));
  }
}
