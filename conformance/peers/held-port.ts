import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

const host = '127.0.0.1';

/**
 * The port of an engine that is dead: it is bound by a connection and nobody listens, so who connects is refused, and whoever
 * asks the system for any port is not given this one. A process may end over it.
 */
export class HeldPort {
  readonly #far: Server;
  #bound: Socket | undefined;

  private constructor(far: Server) {
    this.#far = far;
  }

  /** The end of the connection that is to come. */
  static async prepared(): Promise<HeldPort> {
    const far = createServer(socket => socket.on('error', () => socket.destroy()).unref());
    far.listen(0, host).unref();
    await once(far, 'listening');
    return new HeldPort(far);
  }

  /** Bound before anything else runs, if it is free. */
  async hold(port: number): Promise<void> {
    const address = this.#far.address();
    if (address === null || typeof address === 'string') throw new Error('the far end does not listen');
    this.#bound = connect({ port: address.port, host, localPort: port }).unref();
    await once(this.#bound, 'connect');
    this.#bound.on('error', () => this.#bound?.destroy());
  }

  /** As often as one likes. */
  release(): void {
    this.#bound?.resetAndDestroy();
    this.#far.close();
  }
}
