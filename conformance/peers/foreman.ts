import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isRecord, parsedJson, type Sink } from '#conformance/harness';

export interface ForemanOptions {
  /** Of the engine behind its workers. */
  readonly peer: string;
  readonly sink: Sink;
}

const worker = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
const workerPath = fileURLToPath(new URL(worker, import.meta.url));

interface Worker {
  readonly name: string;
  readonly pid: number;
  /** How it was started. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * Sees the worker processes that the orchestrator starts for one engine, each from its start to its end, and tells them
 * what to write and when to end. It never starts one.
 */
export class Foreman {
  readonly #options: ForemanOptions;
  readonly #server: Server;
  readonly #workers = new Map<Socket, Worker>();
  #words: readonly string[] = [];
  #endsWith: number | undefined;
  #started = 0;
  #port = 0;

  constructor(options: ForemanOptions) {
    this.#options = options;
    this.#server = createServer({ noDelay: true }, socket => this.#hire(socket));
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** The command line of a worker; the orchestrator fills in what stands in braces. */
  argvFor(engineUrl: string): readonly string[] {
    const { port } = new URL(engineUrl);
    return [process.execPath, workerPath, '{port}', port, String(this.#port), '--model', '{model}'];
  }

  /** What each worker writes before it takes requests. */
  wordsAtStart(words: readonly string[]): void {
    this.#words = words;
  }

  /** Each worker ends at once, until it is told otherwise. */
  endsAtOnce(code: number | undefined): void {
    this.#endsWith = code;
  }

  say(line: string): void {
    this.#order({ say: [line] });
  }

  exit(code: number, line?: string): void {
    this.#order({ exit: code, ...(line === undefined ? {} : { say: [line] }) });
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    for (const { pid } of this.#workers.values()) process.kill(pid, signal);
  }

  /** Tells of those that live, as a case begins that was not there when they were started. */
  report(): void {
    for (const worker of this.#workers.values()) this.#witness(worker);
  }

  close(): void {
    for (const socket of this.#workers.keys()) socket.destroy();
    this.#server.close();
  }

  #order(order: object): void {
    for (const socket of this.#workers.keys()) socket.write(`${JSON.stringify(order)}\n`);
  }

  #hire(socket: Socket): void {
    let text = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#dismiss(socket));
    socket.on('data', chunk => {
      text += String(chunk);
      const told = parsedJson(text.trim());
      if (this.#workers.has(socket) || !isRecord(told)) return;
      this.#started += 1;
      const { pid, argv, devices } = told;
      const worker = { name: `worker ${this.#started}`, pid: Number(pid), detail: { argv, devices } };
      this.#workers.set(socket, worker);
      this.#witness(worker);
      const order = this.#endsWith === undefined ? { listen: true } : { exit: this.#endsWith };
      socket.write(`${JSON.stringify({ say: this.#words, ...order })}\n`);
    });
  }

  #dismiss(socket: Socket): void {
    const worker = this.#workers.get(socket);
    this.#workers.delete(socket);
    if (worker !== undefined) this.#witness(worker, 'ended');
  }

  #witness({ name, detail }: Worker, action: 'connected' | 'ended' = 'connected'): void {
    const { peer, sink } = this.#options;
    sink({ kind: 'peer', peer, action, exchange: name, detail: { ...detail, worker: true } });
  }
}

export const startForeman = async (options: ForemanOptions): Promise<Foreman> => {
  const foreman = new Foreman(options);
  await foreman.listen();
  return foreman;
};
