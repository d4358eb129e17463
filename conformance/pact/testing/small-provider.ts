// A provider with one thing to read and a hook for its states, and the pact of a client of it.
import { once } from 'node:events';
import { createServer } from 'node:http';

export const smallPact = (consumer: string, kind = 'plain') => ({
  consumer: { name: consumer },
  provider: { name: 'things' },
  metadata: { pactSpecification: { version: '4.0' } },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a thing is read',
      providerStates: [{ name: 'a thing' }],
      request: { method: 'GET', path: '/things/1' },
      response: { status: 200, headers: { 'X-Kind': [kind] } },
    },
  ],
});

export interface SmallProvider {
  readonly url: string;
  readonly stateUrl: string;
  /** Of the thing that it has. */
  kind: string;
  hasState: boolean;
  close(): Promise<void>;
}

export const startSmallProvider = async (): Promise<SmallProvider> => {
  const provider = { kind: 'plain', hasState: true };
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/things/1') response.writeHead(200, { 'X-Kind': provider.kind }).end();
    else response.writeHead(provider.hasState ? 200 : 422).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  return Object.assign(provider, {
    url,
    stateUrl: `${url}/states`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
};
