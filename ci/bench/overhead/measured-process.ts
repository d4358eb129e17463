// A process that is measured from outside: its address from its own words, its CPU and memory from /proc.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { root } from '../../command.ts';

const listensWithinMs = 30_000;
const endsWithinMs = 15_000;
const logShownChars = 2_000;

async function addressFrom(output: Readable | null): Promise<string | undefined> {
  if (output === null) return undefined;
  const lines = createInterface({ input: output, signal: AbortSignal.timeout(listensWithinMs) });
  for await (const line of lines) {
    const address = /^listening on (http:\S+)$/.exec(line)?.[1];
    if (address === undefined) continue;
    output.resume();
    return address;
  }
  return undefined;
}

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

  /** Its log goes to a file, so that it never waits for a reader and nobody spends time on reading it. */
  static async start(args: readonly string[]): Promise<MeasuredProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-log-'));
    const logPath = join(folder, 'log');
    const log = openSync(logPath, 'w');
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', log] });
    closeSync(log);
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const address = await addressFrom(child.stdout);
    if (address === undefined) {
      child.kill();
      const said = existsSync(logPath) ? readFileSync(logPath, 'utf8').slice(-logShownChars) : '';
      throw new Error(`\`${args.join(' ')}\` said no address in time:\n${said}`);
    }
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
