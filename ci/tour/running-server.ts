// `assay serve` as a person would start it: a process in a folder of its own, on a free port.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../command.ts';

const startsWithinMs = 30_000;

export interface ServeOptions {
  readonly folder: string;
  /** Absent: the default configuration. */
  readonly configPath?: string;
}

export class RunningServer {
  readonly address: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
  }

  /** Resolves once every pool is ready. */
  static async start({ folder, configPath }: ServeOptions): Promise<RunningServer> {
    const configured = configPath === undefined ? [] : ['--config', configPath];
    const args = [join(root, 'assay.ts'), 'serve', '--port', '0', ...configured];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const bound = AbortSignal.timeout(startsWithinMs);
    const said: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    let address: string | undefined;
    for await (const line of createInterface({ input: child.stdout, signal: bound })) {
      address = /^listening on (http:\S+)$/.exec(line)?.[1];
      if (address !== undefined) break;
    }
    if (address === undefined) throw new Error(`the server ended without an address:\n${said.join('')}`);
    child.stdout.resume();
    const server = new RunningServer(child, address);
    await server.#ready(bound);
    return server;
  }

  async #ready(bound: AbortSignal): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.address}/readyz`, { signal: bound });
      const { pools }: { pools?: { ready: boolean }[] } = JSON.parse(await response.text());
      if (response.ok && pools?.every(pool => pool.ready)) return;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** The exit code, null where the signal ended it at once. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    const [code] = await ended;
    return code;
  }
}
