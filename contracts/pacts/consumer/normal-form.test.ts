import assert from 'node:assert/strict';
import { isRecord } from '../../generation/json.ts';
import { normalPact } from './normal-form.ts';

const stream = 'event: started\n\n';
const form = { match: 'regex', regex: '^event' };
const ofStream = (matchers: readonly object[]) => ({
  description: 'a stream',
  type: 'Synchronous/HTTP',
  response: {
    body: { content: Buffer.from(stream).toString('base64'), contentType: '*/*', encoded: 'base64' },
    matchingRules: { body: { $: { combine: 'AND', matchers } }, header: {} },
    status: 200,
  },
});
const plain = (description: string, name = 's') => ({
  type: 'Synchronous/HTTP',
  description,
  providerStates: [{ params: { b: 1, a: 2 }, name }],
});
const pactOf = (interactions: readonly object[], version = '17.1.4') =>
  JSON.stringify({
    metadata: { 'pact-js': { version }, pactSpecification: { version: '4.0' } },
    provider: { name: 'orchestrator' },
    interactions,
    consumer: { name: 'orchestrator-client' },
  });

describe('pacts: the form that is committed', () => {
  it('neither the order in which tests ran nor the version of the tool shows', () => {
    const one = normalPact(pactOf([plain('b'), plain('a')]));
    assert.equal(normalPact(pactOf([plain('a'), plain('b')], '18.0.0')), one);
    assert.doesNotMatch(one, /pact-js|17\.1/);
    assert.match(one, /"version": "4\.0"/);
    assert.equal(normalPact(one), one);
  });

  it('a stream is text, judged by its form alone', () => {
    const sniffed = { match: 'contentType', value: 'text/event-stream' };
    const pact: unknown = JSON.parse(normalPact(pactOf([ofStream([sniffed, form])])));
    assert.ok(isRecord(pact) && Array.isArray(pact.interactions));
    const { response } = Object(pact.interactions[0]);
    assert.deepEqual(response.body, { content: stream, contentType: 'text/event-stream', encoded: false });
    assert.deepEqual(response.matchingRules, {
      body: { $: { combine: 'AND', matchers: [form] } },
      header: {},
    });
  });

  it('a body of bytes that nothing would judge is refused', () => {
    assert.throws(() => normalPact(pactOf([ofStream([])])), /"a stream" has a body that nothing judges/);
  });

  it('two interactions of one name are refused, of one description in two states they are not', () => {
    assert.throws(() => normalPact(pactOf([plain('a'), plain('a')])), /two interactions have one name/);
    const two: unknown = JSON.parse(normalPact(pactOf([plain('a', 's'), plain('a', 't')])));
    assert.ok(isRecord(two) && Array.isArray(two.interactions) && two.interactions.length === 2);
  });

  it('what is no pact is refused', () => {
    for (const text of ['[]', '{}', '{"interactions":1}']) assert.throws(() => normalPact(text), /no pact/);
  });
});
