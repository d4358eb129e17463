import { createServer } from 'node:net';
import { invariant } from '../../kernel/index.ts';

export const loopback = '127.0.0.1';

/** A port of the loopback that nobody listens on now. Whoever is faster may still take it: then the start fails. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      invariant(address !== null && typeof address === 'object', 'a listening server has an address');
      server.close(() => resolve(address.port));
    });
  });
}
