import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#conformance/harness';

const bin = fileURLToPath(import.meta.resolve('../../../assay.ts'));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program in a process of its own, to its end. */
export const runAssay = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(env),
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => {
      out += String(chunk);
    });
    child.stderr.on('data', chunk => {
      err += String(chunk);
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code, out, err }));
  });
