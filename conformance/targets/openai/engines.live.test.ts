import assert from 'node:assert/strict';
import { isRecord, parsedJson, valueAt } from '#conformance/harness';
import { answering, startPeer } from '#conformance/peers';
import { modelServed } from './asked.ts';
import { engineServers } from './engines.ts';
import { startOpenai } from './server.ts';

const ctx = 2_048;

const chat = (url: string, content: string, isStream: boolean): Promise<Response> =>
  fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ model: modelServed, max_tokens: 2, stream: isStream },
      messages: [{ role: 'user', content }],
    }),
  });

const membersOf = (value: unknown): string[] =>
  isRecord(value) ? Object.keys(value).sort() : [String(value)];

/** What a client can see of a server's manner. */
const mannerOf = async (url: string) => {
  const models = parsedJson(await (await fetch(`${url}/v1/models`)).text());
  const stream = await (await chat(url, 'hello', true)).text();
  const [first = ''] = stream.split('\n\n');
  const refused = await chat(url, 'word '.repeat(8 * ctx), false);
  const refusal = parsedJson(await refused.text());
  return {
    model: membersOf(valueAt(models, 'data.0')),
    firstDelta: valueAt(parsedJson(first.slice('data: '.length)), 'choices.0.delta'),
    isDone: stream.endsWith('data: [DONE]\n\n'),
    status: refused.status,
    refusal: membersOf(refusal),
    error: membersOf(valueAt(refusal, 'error')).length > 1 ? membersOf(valueAt(refusal, 'error')) : 'words',
    type: valueAt(refusal, 'error.type') ?? valueAt(refusal, 'error_type'),
  };
};

describe('a server that answers as an engine does', () => {
  for (const { name, behaviour, slots } of engineServers)
    it(`has the manner of the peer of ${name}`, async () => {
      const peer = await startPeer({ wire: name, name, model: modelServed, ctx, sink: () => undefined });
      peer.script(answering(['one', ' two'], { finish: 'length' }));
      const server = await startOpenai({ behaviour, slots, ctx });
      const [found, due] = await Promise.all([mannerOf(server.url), mannerOf(peer.url)]);
      await Promise.all([server.close(), peer.close()]);
      assert.deepEqual(found, due);
      assert.notDeepEqual(found.model, []);
    });
});
