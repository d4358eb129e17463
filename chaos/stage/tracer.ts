// strace on a process that runs: it changes what the system answers, and lets go without a trace in the process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Clock } from '#conformance/harness';

export interface TracerOptions {
  readonly pid: number;
  readonly clock: Clock;
  /** Options of strace that say which calls are changed, and how. */
  readonly words: readonly string[];
}

const attachesWithinMs = 5_000;

export class Tracer {
  readonly #child: ChildProcess;
  /** Calls whose answer was changed. */
  #changed = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    let rest = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      this.#changed += lines.filter(line => /\((INJECTED|DELAYED)\)$/.test(line)).length;
    });
  }

  /** Resolves when every thread of the process is in its hands. */
  static async attach({ pid, clock, words }: TracerOptions): Promise<Tracer> {
    const child = spawn('strace', ['-f', '-p', String(pid), ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const tracer = new Tracer(child);
    const attached = Promise.withResolvers<void>();
    child.stderr?.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('attached')) attached.resolve();
    });
    child.on('error', error => attached.reject(error));
    child.on('close', code => attached.reject(new Error(`strace ended with ${code}`)));
    const cancel = clock.after(attachesWithinMs, () => {
      attached.reject(new Error(`strace did not attach within ${attachesWithinMs} ms`));
      child.kill('SIGKILL');
    });
    await attached.promise.finally(cancel);
    return tracer;
  }

  /** Resolves, once the process is on its own again, with how many calls were changed. */
  async detach(): Promise<number> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGINT');
      await once(this.#child, 'close');
    }
    return this.#changed;
  }
}
