// For tests: a network of the suite's own between sockets of this process.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Clock, realClock } from '#conformance/harness';
import { Network } from '../network.ts';

export interface NetworkBench {
  readonly network: Network;
  /** The far side of the n-th connection that came through. */
  readonly far: (nth?: number) => Promise<Socket>;
  readonly near: () => Promise<Socket>;
}

const portOf = (server: Server): number => {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

export const withNetwork = async (
  run: (bench: NetworkBench) => Promise<void>,
  { clock = realClock, seed = 1 }: { readonly clock?: Clock; readonly seed?: number } = {},
): Promise<void> => {
  const accepted: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, socket => {
    // What a test does to a socket is looked at from its other end.
    socket.on('error', () => socket.destroy());
    accepted.push(socket);
    server.emit('came');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const network = new Network({ name: 'n', to: () => portOf(server), clock, seed });
  await network.listen();
  const opened: Socket[] = [];
  try {
    await run({
      network,
      far: async (nth = 1) => {
        for (;;) {
          const socket = accepted[nth - 1];
          if (socket !== undefined) return socket;
          await once(server, 'came');
        }
      },
      near: async () => {
        const socket = connect({ port: network.port, host: '127.0.0.1', allowHalfOpen: true });
        opened.push(socket);
        await once(socket, 'connect');
        return socket;
      },
    });
  } finally {
    for (const socket of [...opened, ...accepted]) socket.destroy();
    await network.close();
    server.close();
  }
};

export interface Heard {
  readonly chunks: readonly { readonly atMs: number; readonly bytes: Buffer }[];
  readonly text: string;
}

/** Resolves once so many bytes came. */
export const hears = async (socket: Socket, bytes: number): Promise<Heard> => {
  const chunks: { atMs: number; bytes: Buffer }[] = [];
  let count = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    chunks.push({ atMs: realClock.nowMs(), bytes: chunk });
    count += chunk.length;
    if (count >= bytes) break;
  }
  return { chunks, text: Buffer.concat(chunks.map(one => one.bytes)).toString() };
};

/** How the other side ended it. */
export const closed = (socket: Socket): Promise<'reset' | 'ended'> =>
  new Promise(resolve => {
    socket.on('error', () => resolve('reset'));
    socket.on('end', () => resolve('ended'));
    socket.resume();
  });

export const nothingWithin = async (socket: Socket, ms: number): Promise<boolean> => {
  const quiet = new Promise<true>(resolve => void realClock.after(ms, () => resolve(true)));
  const heard = (): Promise<false> => once(socket, 'readable').then(() => false);
  return Promise.race([quiet, heard()]);
};
