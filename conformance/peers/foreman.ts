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
  #stays = false;
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

  /** Whether workers go on when they are asked to end by SIGTERM. */
  stay(stays: boolean): void {
    this.#stays = stays;
    this.#order({ stays });
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
    let unread = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#dismiss(socket));
    socket.on('data', chunk => {
      const lines = `${unread}${chunk}`.split('\n');
      unread = lines.pop() ?? '';
      for (const line of lines) this.#hear(socket, parsedJson(line));
    });
  }

  #hear(socket: Socket, told: unknown): void {
    if (!isRecord(told)) return;
    const known = this.#workers.get(socket);
    if (known === undefined) this.#welcome(socket, told);
    else this.#witness(known, 'held');
  }

  #welcome(socket: Socket, told: Readonly<Record<string, unknown>>): void {
    this.#started += 1;
    const { pid, ...detail } = told;
    const worker = { name: `worker ${this.#started}`, pid: Number(pid), detail };
    this.#workers.set(socket, worker);
    this.#witness(worker);
    const order = this.#endsWith === undefined ? { listen: true } : { exit: this.#endsWith };
    const stays = this.#stays ? { stays: true } : {};
    socket.write(`${JSON.stringify({ say: this.#words, ...stays, ...order })}\n`);
  }

  #dismiss(socket: Socket): void {
    const worker = this.#workers.get(socket);
    this.#workers.delete(socket);
    if (worker !== undefined) this.#witness(worker, 'ended');
  }

  #witness({ name, detail }: Worker, action: 'connected' | 'held' | 'ended' = 'connected'): void {
    const { peer, sink } = this.#options;
    sink({ kind: 'peer', peer, action, exchange: name, detail: { ...detail, worker: true } });
  }
}

export const startForeman = async (options: ForemanOptions): Promise<Foreman> => {
  const foreman = new Foreman(options);
  await foreman.listen();
  return foreman;
};
