import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const loopback = '127.0.0.1';

// Below the ports that a system gives to whoever asks for any: one of those may be taken before the engine listens.
const firstPort = 20_000;
const endPort = 32_000;
/** From wherever the search begins, so many are left to try. */
const triesMin = 1_000;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, loopback, () => server.close(() => resolve(true)));
  });
}

/**
 * The first port of the loopback from the one that nobody listens on now. Whoever is faster may still take it: then the
 * start fails.
 */
export async function freePort(from = randomInt(firstPort, endPort - triesMin)): Promise<number> {
  for (let port = from; port < endPort; port += 1) if (await isFree(port)) return port;
  throw new Error(`no port from ${from} to ${endPort - 1} is free`);
}
