// A process that is measured from outside: its address from its own words, its CPU and memory from /proc.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { root } from '../../command.ts';

const listensWithinMs = 30_000;
const endsWithinMs = 15_000;

function ticksPerSecond(): number {
  return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
}

export class MeasuredProcess {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #tickMs: number;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
    this.#tickMs = 1_000 / ticksPerSecond();
  }

  /** What it prints is read to the end, so that it never waits for its reader. */
  static async start(args: readonly string[]): Promise<MeasuredProcess> {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const bound = AbortSignal.timeout(listensWithinMs);
    const lines = createInterface({ input: child.stdout, signal: bound });
    const address = await new Promise<string>((resolve, reject) => {
      lines.on('line', line => {
        const found = /http:\/\/[\w.:]+/.exec(line)?.[0];
        if (found !== undefined) resolve(found);
      });
      lines.on('close', () => reject(new Error(`\`${args.join(' ')}\` ended without saying an address`)));
      bound.addEventListener('abort', () =>
        reject(new Error(`\`${args.join(' ')}\` said no address in time`)),
      );
    });
    lines.close();
    child.stdout.resume();
    return new MeasuredProcess(child, address);
  }

  /** User and system time of all of its threads. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * this.#tickMs;
  }

  residentBytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), endsWithinMs);
    await ended;
    clearTimeout(late);
  }
}
