// A process that is measured from outside: its address from its own words, its CPU and memory from /proc.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Readable } from 'node:stream';
import { root } from '../../command.ts';

const listensWithinMs = 30_000;
const collectsWithinMs = 10_000;
const endsWithinMs = 15_000;
const logShownChars = 2_000;
/** Said by what is loaded beside the program. */
const collectedLine = 'collected, resident bytes: ';
const collecting = ['--expose-gc', '--import', new URL('./collect-on-signal.ts', import.meta.url).href];

/** The rest of the first line that begins so. */
function lineAfter(lines: Interface, beginning: string, withinMs: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const settle = (rest: string | undefined): void => {
      clearTimeout(late);
      lines.off('line', see).off('close', close);
      resolve(rest);
    };
    const see = (line: string): void => {
      if (line.startsWith(beginning)) settle(line.slice(beginning.length));
    };
    const close = (): void => settle(undefined);
    const late = setTimeout(close, withinMs);
    lines.on('line', see).on('close', close);
  });
}

function ticksPerSecond(): number {
  return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
}

export class MeasuredProcess {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  readonly #tickMs: number;

  private constructor(child: ChildProcess, lines: Interface, address: string) {
    this.#child = child;
    this.#lines = lines;
    this.address = address;
    this.#tickMs = 1_000 / ticksPerSecond();
  }

  /** Its log goes to a file, so that it never waits for a reader and nobody spends time on reading it. */
  static async start(program: readonly string[]): Promise<MeasuredProcess> {
    const args = [...collecting, ...program];
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-log-'));
    const logPath = join(folder, 'log');
    const log = openSync(logPath, 'w');
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', log] });
    closeSync(log);
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const lines = createInterface({ input: child.stdout ?? Readable.from([]) });
    const address = await lineAfter(lines, 'listening on ', listensWithinMs);
    if (address === undefined) {
      child.kill();
      const said = existsSync(logPath) ? readFileSync(logPath, 'utf8').slice(-logShownChars) : '';
      throw new Error(`\`${program.join(' ')}\` said no address in time:\n${said}`);
    }
    return new MeasuredProcess(child, lines, address);
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

  /** What is resident once garbage is collected, at that very moment. */
  async heldBytes(): Promise<number> {
    const collected = lineAfter(this.#lines, collectedLine, collectsWithinMs);
    this.#child.kill('SIGUSR2');
    const bytes = await collected;
    if (bytes === undefined) throw new Error('the measured process collected no garbage in time');
    return Number(bytes);
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
