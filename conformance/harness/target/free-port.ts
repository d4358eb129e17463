import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ports that a system gives to whoever asks for any: one of those may be taken before the target listens.
const firstPort = 20_000;
const endPort = 32_000;
/** From wherever the search begins, so many are left to try. */
const triesMin = 1_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port that was free a moment ago; for targets that can't choose one themselves and say which. */
export const freePort = async (): Promise<number> => {
  const from = randomInt(firstPort, endPort - triesMin);
  for (let port = from; port < endPort; port += 1) if (await isFree(port)) return port;
  throw new Error(`no port from ${from} to ${endPort - 1} is free`);
};
