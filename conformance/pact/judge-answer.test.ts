import assert from 'node:assert/strict';
import type { HeaderPair, Json } from '#conformance/harness';
import type { Expected, Rule, RuleSet } from './interaction.ts';
import { mismatchesOf } from './judge-answer.ts';
import { RuleUnknown } from './rule-value.ts';

const all = (...matchers: Rule[]): RuleSet => ({ combine: 'AND', matchers });
const any = (...matchers: Rule[]): RuleSet => ({ combine: 'OR', matchers });

const expecting = (body: Json, bodyRules: Record<string, RuleSet> = {}): Expected => ({
  headers: {},
  headerRules: {},
  body,
  bodyRules,
});

const places = (expected: Expected, body: Json | undefined): string[] =>
  mismatchesOf(expected, { status: 200, headers: [], body }).map(({ where }) => where);

describe('an answer judged by a pact', () => {
  it('has each named member as it stands, and may have others', () => {
    const expected = expecting({ code: 'A', details: { n: 1 } });
    assert.deepEqual(places(expected, { code: 'A', details: { n: 1, more: true }, other: 2 }), []);
    assert.deepEqual(places(expected, { code: 'B', details: { n: 2 } }), ['body $.code', 'body $.details.n']);
    assert.deepEqual(places(expected, { code: 'A' }), ['body $.details']);
    assert.deepEqual(places(expected, undefined), ['body $']);
  });

  it('keeps the rule of each kind at its border', () => {
    const rows: readonly [Rule, Json, readonly Json[], readonly Json[]][] = [
      [{ match: 'type' }, 'a', ['b', ''], [1, null, ['a']]],
      [{ match: 'integer' }, 1, [0, -5, 1.0], [1.5, '1', null]],
      [{ match: 'decimal' }, 1.5, [0.1], [1, '1.5']],
      [{ match: 'number' }, 1, [1.5, 2], ['2', true]],
      [{ match: 'boolean' }, true, [false], ['true', 0]],
      [{ match: 'null' }, null, [null], [0, 'null']],
      [{ match: 'regex', regex: '^[a-c]$' }, 'a', ['c'], ['d', 'ab']],
      [{ match: 'include', value: 'b' }, 'abc', ['b'], ['ac']],
      [{ match: 'equality' }, 'a', ['a'], ['b', 1]],
    ];
    for (const [rule, example, kept, broken] of rows) {
      const expected = expecting({ x: example }, { '$.x': all(rule) });
      for (const x of kept)
        assert.deepEqual(places(expected, { x }), [], `${rule.match} ${JSON.stringify(x)}`);
      for (const x of broken)
        assert.deepEqual(places(expected, { x }), ['body $.x'], `${rule.match} ${JSON.stringify(x)}`);
    }
  });

  it('has as many items as a rule of the list allows, each like the example', () => {
    const expected = expecting(
      { items: [{ id: 'a', n: 1 }] },
      { '$.items': all({ match: 'type', min: 1, max: 2 }), '$.items[*].id': all({ match: 'equality' }) },
    );
    assert.deepEqual(places(expected, { items: [{ id: 'a', n: 7 }] }), []);
    assert.deepEqual(places(expected, { items: [] }), ['body $.items']);
    const three = [1, 2, 3].map(n => ({ id: 'a', n }));
    assert.deepEqual(places(expected, { items: three }), ['body $.items']);
    const second = {
      items: [
        { id: 'a', n: 1 },
        { id: 'b', n: 'x' },
      ],
    };
    assert.deepEqual(places(expected, second), ['body $.items[1].id', 'body $.items[1].n']);
  });

  it('has a list without a rule as it stands', () => {
    assert.deepEqual(places(expecting({ list: [1, 2] }), { list: [1, 2] }), []);
    assert.deepEqual(places(expecting({ list: [1, 2] }), { list: [2, 1] }), [
      'body $.list[0]',
      'body $.list[1]',
    ]);
    assert.deepEqual(places(expecting({ list: [] }), { list: [1] }), ['body $.list']);
  });

  it('keeps all rules that are joined by AND, and one of those joined by OR', () => {
    const rules = [{ match: 'integer' }, { match: 'regex', regex: '^1' }];
    assert.deepEqual(places(expecting({ n: 1 }, { '$.n': all(...rules) }), { n: 2 }), ['body $.n']);
    assert.deepEqual(places(expecting({ n: 1 }, { '$.n': any(...rules) }), { n: 2 }), []);
    assert.deepEqual(places(expecting({ n: 1 }, { '$.n': any(...rules) }), { n: 'x' }), ['body $.n']);
  });

  it('is judged by the status, and by headers whatever their case and the spaces between parts', () => {
    const expected: Expected = {
      status: 405,
      headers: { Allow: ['GET', 'POST'], 'X-Id': ['a'] },
      headerRules: { 'X-Id': all({ match: 'regex', regex: '^[a-z]$' }) },
      bodyRules: {},
    };
    const came = {
      status: 405,
      headers: [
        ['allow', 'GET,POST'],
        ['x-id', 'b'],
      ] as HeaderPair[],
      body: undefined,
    };
    assert.deepEqual(mismatchesOf(expected, came), []);
    const wrong = mismatchesOf(expected, { status: 404, headers: [['X-ID', '7']], body: undefined });
    assert.deepEqual(
      wrong.map(({ where }) => where),
      ['status', 'header Allow', 'header X-Id'],
    );
  });

  it('is never passed by a rule or a path that nobody knows', () => {
    assert.throws(
      () => places(expecting({ x: 1 }, { '$.x': all({ match: 'semver' }) }), { x: 1 }),
      RuleUnknown,
    );
    assert.throws(
      () => places(expecting({ x: 1 }, { '$..x': all({ match: 'type' }) }), { x: 1 }),
      RuleUnknown,
    );
  });
});
