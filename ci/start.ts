// `npm start` while there is no suite yet: starts the server, asks whether it lives, says what to try, and ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pc from 'picocolors';
import { root } from './command.ts';

const readyWithinMs = 30_000;

/** The server prints its address once it listens; that line is awaited, within a bound. */
async function addressOf(server: ReturnType<typeof startServer>): Promise<string> {
  const bound = AbortSignal.timeout(readyWithinMs);
  for await (const line of createInterface({ input: server.stdout, signal: bound })) {
    process.stdout.write(`${pc.dim('server  ')}${line}\n`);
    const address = /http:\/\/[\w.:[\]]+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error(`the server did not say its address within ${readyWithinMs / 1000} s`);
}

function startServer() {
  return spawn(process.execPath, [join(root, 'assay.ts'), 'serve', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function main(): Promise<void> {
  const server = startServer();
  const ended = once(server, 'exit');
  const address = await addressOf(server);
  const response = await fetch(`${address}/healthz`);
  process.stdout.write(`GET ${address}/healthz → ${response.status} ${await response.text()}\n`);
  server.kill('SIGTERM');
  const [code] = await ended;
  process.stdout.write(`the server stopped cleanly (exit ${code})\n\nNext, try:\n`);
  process.stdout.write(
    '  npm run serve              keep a server up\n  npm test                   everything that CI runs\n',
  );
  process.stdout.write('  npx assay list             the requirements\n  npx assay explain ORCH-3005\n');
  process.exitCode = response.ok && code === 0 ? 0 : 1;
}

await main();
