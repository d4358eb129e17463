import type { Server, Socket } from 'node:net';
import { resetSocket } from './reset-socket.ts';

/** The connections that a server has open. */
export class OpenSockets {
  readonly #sockets = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  reset(): void {
    for (const socket of this.#sockets) resetSocket(socket);
  }
}
