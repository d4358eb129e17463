// The process that an orchestrator supervises: it hands every byte on to the scripted engine behind it, and says how it
// was started. Its foreman is in the harness. Imports nothing, so that it starts at once.
//     node worker.ts <port> <port of the engine> <port of the foreman> [what else the configuration says]
import { createConnection, createServer, type Socket } from 'node:net';

const host = '127.0.0.1';
const [port = '', enginePort = '', foremanPort = ''] = process.argv.slice(2);

interface Order {
  readonly say?: readonly string[];
  readonly listen?: boolean;
  readonly exit?: number;
  /** Whether it goes on after SIGTERM, and says so. */
  readonly stays?: boolean;
}

const join = (client: Socket): void => {
  const engine = createConnection(Number(enginePort), host);
  for (const [from, to] of [
    [client, engine],
    [engine, client],
  ] as const) {
    from.pipe(to);
    from.on('error', () => to.resetAndDestroy());
    from.on('close', () => to.destroySoon());
  }
};

const stay = (): void => void foreman.write('{"stays":true}\n');

const obey = ({ say = [], listen, exit, stays }: Order): void => {
  if (stays !== undefined) process.off('SIGTERM', stay);
  if (stays) process.on('SIGTERM', stay);
  for (const line of say) process.stderr.write(`${line}\n`);
  if (exit !== undefined) process.stderr.write('', () => process.exit(exit));
  else if (listen) createServer({ noDelay: true }, join).listen(Number(port), host);
};

const foreman = createConnection(Number(foremanPort), host);
let unread = '';
foreman.on('data', chunk => {
  const lines = `${unread}${chunk}`.split('\n');
  unread = lines.pop() ?? '';
  for (const line of lines) obey(JSON.parse(line));
});
foreman.on('error', () => process.exit(1));
foreman.on('close', () => process.exit(1));
foreman.write(
  `${JSON.stringify({
    pid: process.pid,
    argv: process.argv.slice(5),
    devices: process.env.CUDA_VISIBLE_DEVICES ?? null,
    startedMachineMs: Number(process.hrtime.bigint()) / 1e6 - process.uptime() * 1_000,
  })}\n`,
);
