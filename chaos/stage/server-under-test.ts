import {
  boundsOf,
  type Clock,
  Launcher,
  type RunningTarget,
  type Sink,
  type TargetDocument,
} from '#conformance/harness';
import type { ServerLife } from '../grammar/record.ts';
import type { NowMs } from './call-book.ts';
import type { OwnWorld } from './own-world.ts';

export interface ServerOptions {
  readonly document: TargetDocument;
  readonly folder: string;
  readonly clock: Clock;
  readonly nowMs: NowMs;
  readonly own: OwnWorld;
  readonly configuration: () => unknown;
  readonly onLine: (line: string) => void;
}

/** The server as a process that comes and goes; its folder and its port stay. */
export class ServerUnderTest {
  readonly lives: ServerLife[] = [];
  readonly #options: ServerOptions;
  readonly #launcher: Launcher;
  #running: RunningTarget | undefined;
  #port = 0;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#launcher = new Launcher({ clock: options.clock, bounds: boundsOf({ ready_ms: 60_000 }) });
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
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
    const { document, folder, configuration, nowMs, own } = this.#options;
    const startedMs = nowMs();
    const running = await this.#launcher.launch({
      document: { ...document, target: this.#target() },
      ...{ name: 'server', sink: this.#sink, configuration: configuration(), folder },
      ...{ awaits: 'listening', wrapper: own.wrapper },
      ...(this.#port === 0 ? {} : { port: this.#port }),
    });
    this.#running = running;
    this.#port = running.started?.port ?? 0;
    const life: ServerLife = { pid: running.started?.child.pid ?? 0, startedMs };
    this.lives.push(life);
    void running.exited?.then(exit => {
      life.exitedMs = nowMs();
      life.code = exit.code;
      if (exit.signal !== undefined) life.signal = exit.signal;
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#running?.signal(signal);
  }

  /** Whether anybody reads what it writes. */
  readOutput(isRead: boolean): void {
    this.#running?.started?.child.readOutput(isRead);
  }

  async kill(): Promise<void> {
    this.#awake();
    await this.#running?.kill();
  }

  /** Resolves when it has exited: by itself, or because the bound was over. */
  async ended(withinMs: number): Promise<void> {
    const cancel = this.#options.clock.after(withinMs, () => void this.kill());
    await this.#running?.exited?.finally(cancel);
  }

  async close(): Promise<void> {
    this.#awake();
    await this.#launcher.close();
  }

  /** One that is stopped doesn't end, and one whose output nobody reads isn't seen to have ended. */
  #awake(): void {
    this.signal('SIGCONT');
    this.readOutput(true);
  }

  #target(): TargetDocument['target'] {
    const { target } = this.#options.document;
    const { process: started } = target;
    if (started === undefined) throw new Error('chaos needs a target that it can start');
    return { ...target, process: { ...started, env: { ...started.env, ...this.#options.own.env } } };
  }

  readonly #sink: Sink = entry => {
    if (entry.kind === 'output') this.#options.onLine(entry.line);
  };
}
