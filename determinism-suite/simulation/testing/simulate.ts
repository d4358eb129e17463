// `npm run simulate` as a process, for the tests.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

export function simulate(...args: readonly string[]): Promise<Ran> {
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [program, ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, output }));
  });
}
