import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback, on the port that it is given or on a free one. */
export class LocalServer {
  readonly #server;

  constructor(listener: RequestListener) {
    this.#server = createServer(listener);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Lets what runs end. */
  async drain(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  async close(): Promise<void> {
    const drained = this.drain();
    this.#server.closeAllConnections();
    await drained;
  }
}
