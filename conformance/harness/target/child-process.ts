import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { childEnvironment } from '../environment.ts';
import type { Sink } from '../history/entry.ts';
import { LineSplitter } from './line-splitter.ts';

export interface ChildOptions {
  /** Under which name the history speaks of it. */
  readonly name: string;
  readonly argv: readonly string[];
  /** Words before them: a program that ends by becoming the one that `argv` names, under the same process id. */
  readonly wrapper?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly sink: Sink;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | undefined;
}

const linesKept = 2_000;

/** In the published package a script `x.ts` is `x.js`. */
export const shippedScript = (word: string, folder: string): string => {
  const compiled = word.replace(/\.ts$/, '.js');
  const isThere = (path: string): boolean => existsSync(resolve(folder, path));
  return word.endsWith('.ts') && !isThere(word) && isThere(compiled) ? compiled : word;
};

/** A process that the harness owns: its output line by line, its signals and its exit are entries of a history. */
export class OwnedProcess {
  readonly name: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #sink: Sink;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();
  #isGone = false;

  constructor(options: ChildOptions) {
    const [program = '', ...given] = options.argv;
    const args = program === 'node' ? given.map(word => shippedScript(word, options.folder ?? '.')) : given;
    this.name = options.name;
    this.#sink = options.sink;
    // `node` is the Node that runs this: the one found in PATH may be too old to read the target's sources.
    const words = [...(options.wrapper ?? []), program === 'node' ? process.execPath : program, ...args];
    this.#child = spawn(words[0] ?? '', words.slice(1), {
      cwd: options.folder,
      env: childEnvironment(options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: what it starts can be ended with it.
      detached: true,
    });
    this.exited = this.#watch();
    if (this.#child.pid !== undefined) this.#sink({ kind: 'process', process: this.name, action: 'started' });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Also tells the lines that came before. The function that it returns ends it. */
  onLine(listen: (line: string) => void): () => void {
    for (const line of this.#lines) listen(line);
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** While it is not read its output stays where it wrote it, and what it writes into fills up. */
  readOutput(isRead: boolean): void {
    for (const stream of [this.#child.stdout, this.#child.stderr])
      isRead ? stream?.resume() : stream?.pause();
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#isGone) return;
    this.#sink({ kind: 'process', process: this.name, action: 'signaled', signal });
    this.#child.kill(signal);
  }

  /** Kills it and what it started: its workers would hold its output, and outlive the run. */
  end(): void {
    this.signal('SIGKILL');
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch (error) {
      if (Object(error).code !== 'ESRCH') throw error;
    }
  }

  #watch(): Promise<Exit> {
    for (const stream of ['stdout', 'stderr'] as const) {
      const splitter = new LineSplitter(line => this.#take(stream, line));
      this.#child[stream]?.on('data', (chunk: Buffer) => splitter.push(chunk));
      this.#child[stream]?.on('end', () => splitter.end());
    }
    const done = Promise.withResolvers<Exit>();
    this.#child.on('error', error => {
      this.#take('stderr', `it could not be started: ${error.message}`);
      done.resolve({ code: null, signal: undefined });
    });
    this.#child.on('close', (code, signal) => done.resolve({ code, signal: signal ?? undefined }));
    return done.promise.then(exit => {
      this.#isGone = true;
      const named = exit.signal === undefined ? {} : { signal: exit.signal };
      this.#sink({ kind: 'process', process: this.name, action: 'exited', code: exit.code, ...named });
      return exit;
    });
  }

  #take(stream: 'stdout' | 'stderr', line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > linesKept) this.#lines.shift();
    this.#sink({ kind: 'output', process: this.name, stream, line });
    for (const listen of [...this.#listeners]) listen(line);
  }
}
