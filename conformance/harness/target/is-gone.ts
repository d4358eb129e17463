import { connect } from 'node:net';
import type { Bounds } from '../bounds.ts';
import type { Clock } from '../clock.ts';

const defaultPort = (protocol: string): number => (protocol === 'https:' ? 443 : 80);

type Found = 'refused' | 'closed' | 'kept';

/** What becomes of a connection on which nothing is said. */
const tried = (url: string, { clock, bounds }: GoneOptions): Promise<Found> => {
  const { hostname, port, protocol } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<Found>();
  const socket = connect({
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || defaultPort(protocol),
  });
  const cancel = clock.after(bounds.settle_ms, () => resolve('kept'));
  socket.once('error', error => resolve(Object(error).code === 'ECONNREFUSED' ? 'refused' : 'closed'));
  socket.once('close', () => resolve('closed'));
  return promise.finally(() => {
    cancel();
    socket.destroy();
  });
};

export interface GoneOptions {
  readonly clock: Clock;
  readonly bounds: Bounds;
}

/** Whether nobody listens at an address any more. A process that is about to end still takes connections, and drops them. */
export const isGone = async (url: string, options: GoneOptions): Promise<boolean> => {
  const { clock, bounds } = options;
  const until = clock.nowMs() + bounds.connect_ms;
  for (;;) {
    const found = await tried(url, options);
    if (found !== 'closed' || clock.nowMs() > until) return found === 'refused';
  }
};
