// One run of an engine: started, waited for until it would take a request, listened to, ended.
import type { EngineAdapter } from '#contracts/adapter';
import type { World } from '../../kernel/index.ts';
import { bounded, sentenceOf } from '../bounded.ts';
import { Output } from './output.ts';
import { type GroupEnd, ProcessGroup } from './process-group.ts';

export interface EngineProcessOptions {
  readonly world: World;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly outputBytesMax: number;
  onLine(stream: 'stdout' | 'stderr', line: string): void;
}

export interface ReadyOptions {
  readonly adapter: EngineAdapter;
  readonly signal: AbortSignal;
  readonly limitMs: number;
  /** Longest wait for one answer. */
  readonly answerMs: number;
  loading(detail: string): void;
}

const pollMs = 50;
/** How much of the end of its output is read for the cause of its end, and shown with it. */
const tailCharsMax = 2_000;

export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

export class EngineProcess {
  readonly #world: World;
  readonly #group: ProcessGroup;
  readonly #outputs: Readonly<Record<'stdout' | 'stderr', Output>>;
  readonly ended: Promise<GroupEnd>;

  constructor(options: EngineProcessOptions) {
    this.#world = options.world;
    const bytesMax = Math.ceil(options.outputBytesMax / 2);
    this.#outputs = {
      stdout: new Output(bytesMax, line => options.onLine('stdout', line)),
      stderr: new Output(bytesMax, line => options.onLine('stderr', line)),
    };
    this.#group = new ProcessGroup({
      ...options,
      onOutput: (stream, chunk) => this.#outputs[stream].push(chunk),
    });
    this.ended = this.#group.ended.then(end => {
      this.#outputs.stdout.end();
      this.#outputs.stderr.end();
      return end;
    });
  }

  get processId(): number | undefined {
    return this.#group.processId;
  }

  get hasEnded(): boolean {
    return this.#group.hasEnded;
  }

  /** The end of its standard error, or of its other output where that is empty. */
  get tail(): string {
    const { stderr, stdout } = this.#outputs;
    return stderr.bytes > 0 ? stderr.tail(tailCharsMax) : stdout.tail(tailCharsMax);
  }

  stop(boundMs: number): Promise<void> {
    return this.#group.stop(boundMs);
  }

  kill(): void {
    this.#group.kill();
  }

  /** Resolves once it would take a request; rejects with NotReadyError at the bound, and when it ends before. */
  async ready(options: ReadyOptions): Promise<void> {
    const gone = new AbortController();
    void this.ended.then(() => gone.abort(new NotReadyError('it ended before it was ready')));
    const bounds = {
      world: this.#world,
      limitMs: options.limitMs,
      signal: AbortSignal.any([options.signal, gone.signal]),
    };
    try {
      await bounded(bounds, signal => this.#poll(options, signal));
    } catch (error) {
      options.signal.throwIfAborted();
      throw new NotReadyError(error instanceof NotReadyError ? error.message : 'it was not ready in time');
    }
  }

  async #poll(options: ReadyOptions, signal: AbortSignal): Promise<void> {
    const bounds = { world: this.#world, limitMs: options.answerMs, signal };
    while (!signal.aborted) {
      const health = await bounded(bounds, inner => options.adapter.health(inner)).catch(
        (error: unknown) => ({
          live: false,
          ready: false,
          detail: sentenceOf(error),
        }),
      );
      if (health.ready || signal.aborted) return;
      if (health.live) options.loading(health.detail);
      await new Promise<void>(resolve => this.#world.after(pollMs, resolve, { background: true }));
    }
  }
}
