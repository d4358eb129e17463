// A file that grows by whole lines. What a crash or a full disk left of a line is cut off before the next one.
import { type FileHandle, open } from 'node:fs/promises';

/** How far back the last line is looked for. */
const tailBytesMax = 1 << 20;

interface OpenFile {
  readonly handle: FileHandle;
  bytes: number;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Tail {
  /** The last whole line, if there is one. */
  readonly line: string | undefined;
  /** Bytes after the last line break. */
  readonly rest: Buffer;
}

async function readTail(handle: FileHandle, size: number): Promise<Tail> {
  const length = Math.min(size, tailBytesMax);
  const tail = Buffer.alloc(length);
  await handle.read(tail, 0, length, size - length);
  const lines = tail.subarray(0, tail.lastIndexOf(10) + 1);
  const rest = tail.subarray(lines.length);
  return { line: lines.toString('utf8').trimEnd().split('\n').at(-1) || undefined, rest };
}

export class JsonLinesFile {
  readonly #path: string;
  #open: OpenFile | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Opens the file and says its last line. */
  async lastLine(): Promise<string | undefined> {
    const { handle, bytes } = await this.#opened();
    return bytes === 0 ? undefined : (await readTail(handle, bytes)).line;
  }

  /** All of the lines or none of them. */
  async append(lines: readonly string[]): Promise<void> {
    const file = await this.#opened();
    const text = Buffer.from(lines.map(line => `${line}\n`).join(''));
    try {
      await file.handle.appendFile(text);
      file.bytes += text.length;
    } catch (cause) {
      await this.#giveUp(file);
      throw cause;
    }
  }

  async close(): Promise<void> {
    const file = this.#open;
    this.#open = undefined;
    await file?.handle.close();
  }

  async #opened(): Promise<OpenFile> {
    this.#open ??= await this.#repaired();
    return this.#open;
  }

  async #repaired(): Promise<OpenFile> {
    const handle = await open(this.#path, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const { rest } = await readTail(handle, size);
      if (rest.length === 0) return { handle, bytes: size };
      if (isJson(rest.toString('utf8'))) {
        await handle.appendFile('\n');
        return { handle, bytes: size + 1 };
      }
      await handle.truncate(size - rest.length);
      return { handle, bytes: size - rest.length };
    } catch (cause) {
      await handle.close();
      throw cause;
    }
  }

  /** The next append opens the file anew; a device that is no regular file has nothing to cut. */
  async #giveUp(file: OpenFile): Promise<void> {
    this.#open = undefined;
    await file.handle.truncate(file.bytes).catch(() => undefined);
    await file.handle.close().catch(() => undefined);
  }
}
