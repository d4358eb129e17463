// An engine and every process that it started. All of them end with it.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Timer, World } from '../../kernel/index.ts';

/** In which the output of a process that is gone must have been read. */
const outputBoundMs = 1_000;

export interface GroupOptions {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What relative paths start from. */
  readonly folder: string;
  readonly world: World;
  onOutput(stream: 'stdout' | 'stderr', chunk: Buffer): void;
}

export interface GroupEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** It never ran. */
  readonly spawnError?: string;
}

export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #world: World;
  /** Settles once it is gone and its output was read. */
  readonly ended: Promise<GroupEnd>;
  #hasEnded = false;

  constructor({ argv: [file = '', ...rest], env, folder, world, onOutput }: GroupOptions) {
    this.#world = world;
    // A group of its own: a signal for the server's terminal is not one for the engine.
    this.#child = spawn(file, rest, {
      env,
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => onOutput('stdout', chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => onOutput('stderr', chunk));
    this.ended = this.#watch();
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Asks it to end, and ends it once the bound is over. */
  async stop(boundMs: number): Promise<void> {
    if (!this.#hasEnded) this.#signal('SIGTERM');
    const timer: Timer = this.#world.after(boundMs, () => this.kill());
    await this.ended;
    timer.cancel();
  }

  /** Ends it now. */
  kill(): void {
    if (!this.#hasEnded) this.#signal('SIGKILL');
  }

  #watch(): Promise<GroupEnd> {
    return new Promise(resolve => {
      const settle = (end: GroupEnd): void => {
        this.#hasEnded = true;
        resolve(end);
      };
      this.#child.on('error', error => {
        if (this.#child.pid === undefined) settle({ code: null, signal: null, spawnError: error.message });
      });
      this.#child.on('exit', (code, signal) => {
        this.#hasEnded = true;
        // What it started and left behind would hold its port, its memory and its output open.
        this.#signal('SIGKILL');
        // One that left the group may hold the output for ever.
        const timer = this.#world.after(outputBoundMs, () => settle({ code, signal }), { background: true });
        this.#child.on('close', () => {
          timer.cancel();
          settle({ code, signal });
        });
      });
    });
  }

  #signal(signal: NodeJS.Signals): void {
    const processId = this.#child.pid;
    if (processId === undefined) return;
    try {
      process.kill(-processId, signal);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** In words, with the last line of what it wrote. */
export function describeEnd({ code, signal, spawnError }: GroupEnd, tail: string): string {
  const how = spawnError ?? (signal === null ? `exit code ${code}` : `signal ${signal}`);
  const last = tail.trimEnd().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
  return last === '' ? how : `${how}, after «${last}»`;
}
