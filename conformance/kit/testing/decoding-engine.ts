// An engine that decodes: what it says follows from the seed that it was sent, and without one it draws its own.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly seed?: number;
  readonly max_tokens: number;
}

export interface DecodingEngine {
  readonly url: string;
  close(): Promise<void>;
}

/** Letters of a linear congruential generator. */
function* letters(seed: number): Generator<string> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield String.fromCharCode(97 + ((state >>> 16) % 26));
  }
}

const bodyOf = async (message: IncomingMessage): Promise<Asked> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
};

const streamOf = ({ seed, max_tokens }: Asked, ownSeed: number): string => {
  const texts = letters(seed ?? ownSeed).take(max_tokens);
  const chunks = texts.map(text => ({ choices: [{ text, finish_reason: null }] }));
  const end = { choices: [{ text: '', finish_reason: 'length' }] };
  return [...chunks, end].map(chunk => `data: ${JSON.stringify(chunk)}\n\n`).join('');
};

/** On the wire of OpenAI's completions. */
export const startDecodingEngine = async (): Promise<DecodingEngine> => {
  let drawn = 1_000;
  const server = createServer(async (asked, answer) => {
    if (asked.method === 'GET') return void answer.end('{"data":[{"id":"tiny"}]}');
    drawn += 1;
    answer.end(streamOf(await bodyOf(asked), drawn));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
