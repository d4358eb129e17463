import assert from 'node:assert/strict';
import { idleNeeds, matchedBody, narrowedBody } from './matched-body.ts';
import { schemaView } from './schema-view.ts';

const document = {
  components: {
    Base: { type: 'object', required: ['code'], properties: { code: { enum: ['A', 'B'] } } },
  },
};
const schema = schemaView(document, {
  allOf: [{ $ref: '#/components/Base' }, { type: 'object', required: ['n', 'items'] }],
  properties: {
    n: { type: 'integer' },
    part: { type: 'number' },
    items: { type: 'array', items: { $ref: '#/components/Base' } },
    id: { type: 'string', pattern: '^[a-z]+$' },
    is: { type: 'boolean' },
    content: { additionalProperties: true },
  },
});
const example = {
  code: 'A',
  n: 3,
  part: 0.5,
  items: [{ code: 'A', more: 1 }, { code: 'B' }],
  id: 'abc',
  is: true,
  content: { a: [1] },
};
const everything = ['/part', '/id', '/is', '/content'];

describe('pacts: the matchers of an example', () => {
  it('what the contract leaves optional is left out, unless the client relies on it', () => {
    const bare = { exact: [], relied: [] };
    assert.deepEqual(narrowedBody(example, schema, bare), { code: 'A', n: 3, items: [{ code: 'A' }] });
    assert.deepEqual(narrowedBody(example, schema, { exact: [], relied: ['/items/*/more', '/id'] }), {
      code: 'A',
      n: 3,
      items: [{ code: 'A', more: 1 }],
      id: 'abc',
    });
  });

  it('each place has the matcher of its schema, also through references and allOf', () => {
    assert.deepEqual(matchedBody(example, schema, { exact: [], relied: everything }), {
      code: { 'pact:matcher:type': 'regex', regex: '^(A|B)$', value: 'A' },
      n: { 'pact:matcher:type': 'integer', value: 3 },
      part: { 'pact:matcher:type': 'number', value: 0.5 },
      items: {
        'pact:matcher:type': 'type',
        value: [{ code: { 'pact:matcher:type': 'regex', regex: '^(A|B)$', value: 'A' } }],
        min: 0,
      },
      id: { 'pact:matcher:type': 'regex', regex: '^[a-z]+$', value: 'abc' },
      is: { 'pact:matcher:type': 'type', value: true },
      content: { 'pact:matcher:type': 'type', value: { a: [1] } },
    });
  });

  it('what has to stand as it is has no matcher, and within items one of equality', () => {
    const needs = { exact: ['/code', '/items/*/code', '/content'], relied: [] };
    const matched = matchedBody(example, schema, needs);
    assert.deepEqual(matched, {
      code: 'A',
      n: { 'pact:matcher:type': 'integer', value: 3 },
      items: {
        'pact:matcher:type': 'type',
        value: [{ code: { 'pact:matcher:type': 'equality', value: 'A' } }],
        min: 1,
      },
      content: { a: [1] },
    });
  });

  it('a list on which the client relies has an item', () => {
    const matched = matchedBody(example, schema, { exact: [], relied: ['/items'] });
    assert.equal(Object(matched).items.min, 1);
  });

  it('an empty list stands for any list', () => {
    const matched = matchedBody({ code: 'A', n: 1, items: [] }, schema, { exact: [], relied: [] });
    assert.deepEqual(Object(matched).items, { 'pact:matcher:type': 'type', value: [] });
  });

  it('a need that no place of the example answers to is found', () => {
    const needs = { exact: ['/codes', '/items/*/code'], relied: ['/content/b', '/content/a'] };
    assert.deepEqual(idleNeeds(example, needs), ['/codes', '/content/b']);
  });
});
