import assert from 'node:assert/strict';
import { matches, mismatch } from './matcher.ts';

const rows: readonly (readonly [unknown, unknown, boolean])[] = [
  [1, 1, true],
  [1, '1', false],
  [{ a: [1] }, { a: [1] }, true],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [undefined, { $exists: false }, true],
  [null, { $exists: false }, false],
  [5, { $min: 5, $max: 5 }, true],
  [5, { $min: 6 }, false],
  [5, { $max: 4 }, false],
  ['5', { $min: 1 }, false],
  ['abc', { $matches: '^a.c$' }, true],
  ['abc', { $contains: 'b' }, true],
  [['a', 'b'], { $contains: 'b' }, true],
  [['a', 'b'], { $contains: { $matches: 'x' } }, false],
  [[1, 2], { $every: { $min: 1 } }, true],
  [[], { $every: { $min: 1 } }, false],
  [[1, 2], { $length: 2 }, true],
  ['b', { $oneOf: ['a', 'b'] }, true],
  ['c', { $oneOf: ['a', 'b'] }, false],
  ['c', { $not: 'c' }, false],
  [{ a: { b: 1 } }, { $where: { 'a.b': 1 } }, true],
];

describe('what a value must be', () => {
  for (const [value, wanted, due] of rows) {
    it(`${JSON.stringify(value)} ${due ? 'is' : 'is not'} ${JSON.stringify(wanted)}`, () =>
      assert.equal(matches(value, wanted), due));
  }

  it('is told with what was found', () => {
    assert.equal(mismatch({ a: 1 }, { a: 2 }), 'a is 1, due: 2');
    assert.equal(mismatch({ a: 2 }, { a: 2 }), undefined);
  });

  it('refuses a test that does not exist', () => {
    assert.throws(() => matches(1, { $near: 1 }), /no matcher \$near/);
  });
});
