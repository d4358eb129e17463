import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Sink } from '#conformance/harness';
import { readRequest } from './request-body.ts';

/** takes: 204 at once; fails: 500; refuses: 400; redirects: 307 to another path of its own; hangs: never an answer. */
export type ReceiverMode = 'takes' | 'fails' | 'refuses' | 'redirects' | 'hangs';

const modes: readonly ReceiverMode[] = ['takes', 'fails', 'refuses', 'redirects', 'hangs'];

export const isReceiverMode = (name: string): name is ReceiverMode => modes.some(mode => mode === name);

export interface ReceiverOptions {
  /** As histories call it. */
  readonly name: string;
  readonly mode: ReceiverMode;
  /** Who is told of a delivery, by its text. */
  readonly sinksOf: (text: string) => readonly Sink[];
}

const statuses = { takes: 204, fails: 500, refuses: 400, redirects: 307 } as const;

/** Where a redirect leads: whoever follows it is seen there. */
const elsewhere = '/elsewhere';

/** The far side of a webhook: it witnesses each delivery, and answers as its mode says. */
export class Receiver {
  readonly name: string;
  readonly #server: Server;

  constructor(options: ReceiverOptions) {
    this.name = options.name;
    this.#server = createServer(async (message, response) => {
      const { method, path, headers, bodyText, body } = await readRequest(message);
      for (const sink of options.sinksOf(bodyText))
        sink({
          kind: 'peer',
          peer: options.name,
          action: 'request',
          detail: { method, path, headers, body },
        });
      if (options.mode === 'hangs') return;
      response
        .writeHead(statuses[options.mode], options.mode === 'redirects' ? { location: elsewhere } : {})
        .end();
    });
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    const address = this.#server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    return `http://127.0.0.1:${port}/events`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

export const startReceiver = async (options: ReceiverOptions): Promise<Receiver> => {
  const receiver = new Receiver(options);
  await receiver.listen();
  return receiver;
};
