import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import {
  boundsOf,
  type EntryOf,
  freePort,
  History,
  isKind,
  parsedJson,
  Redactor,
  realClock,
} from '#conformance/harness';
import { type Foreman, startForeman } from '../foreman.ts';

const host = '127.0.0.1';
const connectPauseMs = 20;

/** A worker as its foreman sees it, and nothing behind it. */
export interface FakeWorker {
  readonly socket: Socket;
  readonly nextOrder: () => Promise<unknown>;
}

export interface RunningWorker {
  readonly child: ChildProcess;
  readonly port: number;
  /** Its exit code or signal, with all that it wrote. */
  readonly ended: Promise<{ readonly by: number | string | null; readonly errors: string }>;
}

export interface ForemanBench {
  readonly foreman: Foreman;
  readonly history: History;
  readonly hire: (told: object) => Promise<FakeWorker>;
  /** What the bench started is ended with it. */
  readonly start: (engineUrl: string, env?: NodeJS.ProcessEnv) => Promise<RunningWorker>;
  readonly witnessed: (action: EntryOf<'peer'>['action'], nth?: number) => Promise<EntryOf<'peer'>>;
}

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
};

const hireAt = async (port: number, told: object): Promise<FakeWorker> => {
  const socket = createConnection(port, host);
  await once(socket, 'connect');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  socket.write(`${JSON.stringify(told)}\n`);
  return { socket, nextOrder: async () => parsedJson(String((await lines.next()).value)) };
};

const startWorker = async (argv: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningWorker> => {
  const port = await freePort();
  const [program = '', ...words] = argv.map(word => (word === '{port}' ? String(port) : word));
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let errors = '';
  child.stderr?.on('data', chunk => {
    errors += String(chunk);
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ by: code ?? signal, errors }));
  return { child, port, ended };
};

const witnessedIn = async (history: History, action: EntryOf<'peer'>['action'], nth: number) => {
  const entry = await history.until({
    bound: 'ready_ms',
    what: `${action} is witnessed, time ${nth}`,
    match: () => history.entries.filter(isKind('peer')).filter(seen => seen.action === action)[nth - 1],
  });
  if (entry === undefined) throw new Error(`${action} is not witnessed, time ${nth}`);
  return entry;
};

export const withForeman = async (run: (bench: ForemanBench) => Promise<void>): Promise<void> => {
  const bounds = boundsOf({ ready_ms: 15_000 });
  const history = new History({ clock: realClock, bounds, redactor: new Redactor() });
  const foreman = await startForeman({ peer: 'p1', sink: history.sink });
  const children: ChildProcess[] = [];
  try {
    await run({
      foreman,
      history,
      hire: told => hireAt(Number(foreman.argvFor(`http://${host}:1`)[4]), told),
      start: async (engineUrl, env = {}) => {
        const worker = await startWorker(foreman.argvFor(engineUrl), env);
        children.push(worker.child);
        return worker;
      },
      witnessed: (action, nth = 1) => witnessedIn(history, action, nth),
    });
  } finally {
    for (const child of children) child.kill('SIGKILL');
    foreman.close();
  }
};

/** An engine that gives back every byte, and ends each connection after the word. */
export const withEcho = async (lastWord: string, run: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.on('data', chunk => (String(chunk).includes(lastWord) ? socket.end() : socket.write(chunk)));
  });
  server.listen(0, host);
  await once(server, 'listening');
  try {
    await run(`http://${host}:${portOf(server)}`);
  } finally {
    server.close();
  }
};

/** Once somebody listens there: a worker says nothing of when it does. */
export const connectionTo = async (port: number): Promise<Socket> => {
  const untilMs = realClock.nowMs() + boundsOf().ready_ms;
  for (;;) {
    const socket = createConnection(port, host);
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (isOpen) return socket;
    if (realClock.nowMs() > untilMs) throw new Error(`nobody listens at ${port}`);
    await new Promise<void>(resolve => realClock.after(connectPauseMs, resolve));
  }
};
