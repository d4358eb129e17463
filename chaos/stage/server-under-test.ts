import type { Clock, Exit } from '#conformance/harness';
import type { ServerLife } from '../grammar/record.ts';
import type { NowMs } from './call-book.ts';

/** One process of the server, wherever it runs. */
export interface ServerProcess {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** With its moment where it is told of late. */
  readonly exited: Promise<Exit & { readonly wallMs?: number }>;
  signal(signal: NodeJS.Signals): void;
  /** Whether anybody reads what it writes. */
  readOutput(isRead: boolean): void;
}

export interface Launch {
  /** Resolves when it listens; a port of 0 is any. */
  start(port: number): Promise<ServerProcess>;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly nowMs: NowMs;
  readonly launch: Launch;
}

/** The server as a process that comes and goes; its folder and its port stay. */
export class ServerUnderTest {
  readonly lives: ServerLife[] = [];
  readonly #options: ServerOptions;
  #running: ServerProcess | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  get host(): string {
    return this.#running?.host ?? '127.0.0.1';
  }

  get port(): number {
    return this.#running?.port ?? 0;
  }

  get url(): string {
    return `http://${this.host}:${this.port}`;
  }

  get folder(): string {
    return this.#options.folder;
  }

  /** The process that runs now. */
  get pid(): number | undefined {
    const life = this.lives.at(-1);
    return life === undefined || life.exitedMs !== undefined ? undefined : life.pid;
  }

  /** Resolves when it listens; whether it is ready is what the run polls. */
  async start(): Promise<void> {
    const { clock, nowMs, launch } = this.#options;
    const startedMs = nowMs();
    const running = await launch.start(this.port);
    this.#running = running;
    const life: ServerLife = { pid: running.pid, startedMs };
    this.lives.push(life);
    void running.exited.then(exit => {
      const { wallMs = clock.wallMs() } = exit;
      life.exitedMs = nowMs() - (clock.wallMs() - wallMs);
      life.code = exit.code;
      if (exit.signal !== undefined) life.signal = exit.signal;
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#running?.signal(signal);
  }

  /** Whether anybody reads what it writes. */
  readOutput(isRead: boolean): void {
    this.#running?.readOutput(isRead);
  }

  async kill(): Promise<void> {
    this.#awake();
    this.signal('SIGKILL');
    await this.#running?.exited;
  }

  /** Resolves when it has exited: by itself, or because the bound was over. */
  async ended(withinMs: number): Promise<void> {
    const cancel = this.#options.clock.after(withinMs, () => void this.kill());
    await this.#running?.exited.finally(cancel);
  }

  async close(): Promise<void> {
    this.#awake();
    await this.#options.launch.close();
  }

  /** One that is stopped doesn't end, and one whose output nobody reads isn't seen to have ended. */
  #awake(): void {
    this.signal('SIGCONT');
    this.readOutput(true);
  }
}
