import assert from 'node:assert/strict';
import type { FromState, PactRequest } from './interaction.ts';
import { sentOf, ValueMissing } from './sent-request.ts';

const ofState = (name: string): string => ['$', `{${name}}`].join('');
const states = [{ name: 'a thing', params: { model: 'tiny', n: 1 } }];

const requestWith = (fromState: Partial<FromState>): PactRequest => ({
  method: 'POST',
  path: '/models/example',
  headers: { Accept: ['a', 'b'] },
  body: '{"model":"example","deep":{"n":0}}',
  fromState: { headers: {}, body: {}, ...fromState },
});

const sent = (fromState: Partial<FromState>, values: Readonly<Record<string, string>> = {}) =>
  sentOf(requestWith(fromState), states, { url: 'http://a/', values, headers: { Accept: 'c', Key: 'k' } });

describe('the request of an interaction', () => {
  it('is what the pact says, with what goes along where it says nothing', () => {
    const { url, headers, body } = sent({});
    assert.equal(url, 'http://a/models/example');
    assert.deepEqual(headers, { Accept: 'a, b', Key: 'k' });
    assert.equal(body, '{"model":"example","deep":{"n":0}}');
  });

  it('has what a state says in the address, headers and body, and before it what was given', () => {
    const fromState = {
      path: `/models/${ofState('model')}`,
      headers: { Name: ofState('model') },
      body: { '$.deep.n': ofState('n') },
    };
    const said = sent(fromState);
    assert.deepEqual([said.url, said.headers?.Name], ['http://a/models/tiny', 'tiny']);
    assert.equal(said.body, '{"model":"example","deep":{"n":"1"}}');
    const given = sent(fromState, { model: 'org/a b' });
    assert.deepEqual([given.url, given.headers?.Name], ['http://a/models/org%2Fa%20b', 'org/a b']);
  });

  it('is none where nobody gives the value, or the body has no place for it', () => {
    assert.throws(() => sent({ headers: { Name: ofState('key') } }), ValueMissing);
    assert.throws(() => sent({ body: { '$.other': ofState('model') } }), /no member \$\.other/);
  });
});
