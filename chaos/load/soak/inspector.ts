// What a process of Node says of itself from inside, over its inspector on loopback.
import { WebSocket } from 'undici';
import { isRecord, parsedJson, valueAt } from '#conformance/harness';

/** Has the server listen for it, on a port that the system picks. */
export const inspectedProcess = { env: { NODE_OPTIONS: '--inspect=127.0.0.1:0' } } as const;

const listening = /Debugger listening on (ws:\/\/127\.0\.0\.1:\d+\/\S+)/;

/** Where it listens, by the process's own output. */
export const inspectorUrlIn = (lines: readonly { readonly line: string }[]): string | undefined =>
  lines.map(({ line }) => listening.exec(line)?.[1]).find(url => url !== undefined);

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(parsedJson(String(data))));
    socket.addEventListener('close', () => this.#end());
  }

  static async connect(url: string): Promise<Inspector> {
    const socket = new WebSocket(url);
    const opened = Promise.withResolvers<void>();
    socket.addEventListener('open', () => opened.resolve());
    socket.addEventListener('error', () => opened.reject(new Error(`nothing inspects at ${url}`)));
    await opened.promise;
    return new Inspector(socket);
  }

  call(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  /** Bytes in use once all is collected that can be: of the heap, and of buffers beside it. */
  async heapAfterCollection(): Promise<{ readonly heapBytes: number; readonly bufferBytes: number }> {
    await this.call('HeapProfiler.collectGarbage');
    const usage = await this.call('Runtime.getHeapUsage');
    return {
      heapBytes: Number(valueAt(usage, 'usedSize')),
      bufferBytes: Number(valueAt(usage, 'backingStorageSize') ?? 0),
    };
  }

  /** How many of each kind keep the process at work: sockets, timers, files. */
  async activeResources(): Promise<Readonly<Record<string, number>>> {
    const answer = await this.call('Runtime.evaluate', {
      expression: 'JSON.stringify(process.getActiveResourcesInfo())',
      returnByValue: true,
    });
    const names = parsedJson(String(valueAt(answer, 'result.value')));
    const counts: Record<string, number> = {};
    for (const name of Array.isArray(names) ? names.map(String) : []) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }

  close(): void {
    this.#socket.close();
  }

  #take(message: unknown): void {
    const waiting = this.#waiting.get(Number(valueAt(message, 'id')));
    if (waiting === undefined) return;
    this.#waiting.delete(Number(valueAt(message, 'id')));
    const error = valueAt(message, 'error');
    if (isRecord(error)) waiting.reject(new Error(String(error.message)));
    else waiting.resolve(valueAt(message, 'result'));
  }

  #end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the inspected process is gone'));
    this.#waiting.clear();
  }
}
