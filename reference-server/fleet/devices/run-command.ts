// Runs a short command of the host, for its output.
import { spawn } from 'node:child_process';
import type { World } from '../../kernel/index.ts';

export interface CommandResult {
  /** Null where a signal or the bound ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** There is no such program. */
  readonly missing: boolean;
}

export type CommandRunner = (argv: readonly string[], limitMs: number) => Promise<CommandResult>;

const outputCharsMax = 1_000_000;

/** With the driver wedged the tool may hang where no signal reaches it: the answer doesn't wait for its exit. */
export function hostRunner(world: World, env: Readonly<Record<string, string | undefined>>): CommandRunner {
  return ([file = '', ...rest], limitMs) =>
    new Promise(resolve => {
      const child = spawn(file, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (stdout.length < outputCharsMax) stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (stderr.length < outputCharsMax) stderr += text;
      });
      const timer = world.after(
        limitMs,
        () => {
          child.kill('SIGKILL');
          resolve({ code: null, stdout, stderr: `no answer within ${limitMs} ms`, missing: false });
        },
        { background: true },
      );
      child.on('error', (error: NodeJS.ErrnoException) => {
        timer.cancel();
        resolve({ code: null, stdout, stderr: error.message, missing: error.code === 'ENOENT' });
      });
      child.on('close', code => {
        timer.cancel();
        resolve({ code, stdout, stderr, missing: false });
      });
    });
}
