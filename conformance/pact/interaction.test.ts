import assert from 'node:assert/strict';
import { interactionsOf, PactUnreadable, stateText } from './interaction.ts';

const metadata = { pactSpecification: { version: '4.0' } };
const http = {
  type: 'Synchronous/HTTP',
  description: 'a thing is listed',
  providerStates: [{ name: 'a key', params: { role: 'data' } }, { name: 'a thing' }],
  comments: { references: { requirements: { clauses: 'X-1(a), X-2' } } },
  request: {
    method: 'GET',
    path: '/things',
    query: { kind: ['a b', 'c'] },
    headers: { Authorization: ['Bearer example'] },
    generators: { header: { Authorization: { type: 'ProviderState', expression: 'Bearer $' + '{key}' } } },
  },
  response: { status: 200, body: { content: { n: 1 }, contentType: 'application/json', encoded: false } },
};

const read = (...interactions: unknown[]) => interactionsOf({ interactions, metadata });

describe('a pact that is read', () => {
  it('has requests with their query and what states fill in, states and clauses', () => {
    const [one] = read(http);
    assert.ok(one?.kind === 'http');
    assert.equal(one.request.path, '/things?kind=a+b&kind=c');
    const headers = { Authorization: ['Bearer $', '{key}'].join('') };
    assert.deepEqual(one.request.fromState, { headers, body: {} });
    assert.deepEqual(one.states.map(stateText), ['a key (role data)', 'a thing']);
    assert.deepEqual(one.clauses, ['X-1(a)', 'X-2']);
    assert.deepEqual(one.expected.body, { n: 1 });
  });

  it('has messages with the event that their metadata names', () => {
    const [one] = read({
      type: 'Asynchronous/Messages',
      description: 'a piece comes',
      metadata: { event: 'token' },
      contents: { content: { t: 'x' }, contentType: 'application/json', encoded: false },
      matchingRules: { body: { '$.t': { combine: 'AND', matchers: [{ match: 'type' }] } } },
    });
    assert.ok(one?.kind === 'message');
    assert.equal(one.event, 'token');
    assert.deepEqual(Object.keys(one.expected.bodyRules), ['$.t']);
    assert.deepEqual(one.states, []);
  });

  it('has messages of a stream that the request of an exchange begins', () => {
    const frame = {
      type: 'Asynchronous/Messages',
      description: 'an event comes',
      metadata: { event: 'message', request: http.description },
      contents: { content: { t: 'x' }, contentType: 'application/json', encoded: false },
    };
    const [, one] = read(http, frame);
    assert.ok(one?.kind === 'message');
    assert.deepEqual([one.request?.path, one.provider], ['/things?kind=a+b&kind=c', 'orchestrator']);
    assert.throws(() => read(frame), /names "a thing is listed", which is no exchange/);
  });

  it('is refused where something in it would have to be ignored', () => {
    const generated = { ...http, request: { ...http.request, generators: { path: { type: 'Uuid' } } } };
    const random = { ...http, request: { ...http.request, generators: { header: { A: { type: 'Uuid' } } } } };
    const encoded = { ...http, response: { status: 200, body: { content: 'AA==', encoded: 'base64' } } };
    for (const broken of [generated, random, encoded, { ...http, type: 'Synchronous/Messages' }])
      assert.throws(() => read(broken), PactUnreadable);
    assert.throws(() => interactionsOf({ interactions: [], metadata: {} }), PactUnreadable);
    assert.throws(() => interactionsOf({ metadata }), PactUnreadable);
  });
});
