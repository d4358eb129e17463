import assert from 'node:assert/strict';
import { type Combination, type Exclusion, forbidden, isAllowed, type Matrix } from './combination.ts';
import { coverOf, isCovered, tuplesOf } from './cover.ts';
import { parts } from './scenarios.ts';

const tiny = (exclusions: readonly Exclusion[] = []): Matrix => ({
  name: 'tiny',
  factors: [
    { name: 'a', levels: ['1', '2'] },
    { name: 'b', levels: ['1', '2'] },
    { name: 'c', levels: ['1', '2'] },
  ],
  refusing: {},
  exclusions,
  triads: [],
});

/** Every combination that there is, by brute force: what the generator is held against. */
const allOf = ({ factors }: Matrix): Combination[] =>
  factors.reduce<Combination[]>(
    (all, { name, levels }) => all.flatMap(one => levels.map(level => ({ ...one, [name]: level }))),
    [{}],
  );

const isWithin = (tuple: Combination, whole: Combination): boolean =>
  Object.keys(tuple).every(name => tuple[name] === whole[name]);

const namesOf = (matrix: Matrix): string[] => matrix.factors.map(({ name }) => name);

const groupsOf = (matrix: Matrix): (readonly string[])[] => {
  const names = namesOf(matrix);
  return [...names.flatMap((one, at) => names.slice(at + 1).map(other => [one, other])), ...matrix.triads];
};

/** Each tuple that any allowed combination holds, found without the generator. */
const possibleTuples = (matrix: Matrix): Combination[] => {
  const allowed = allOf(matrix).filter(one => isAllowed(one, forbidden(matrix)));
  const tuples = groupsOf(matrix).flatMap(names =>
    allowed.map(one => JSON.stringify(names.map(name => [name, one[name]]))),
  );
  return [...new Set(tuples)].map(text => Object.fromEntries(JSON.parse(text)));
};

describe('the matrix', () => {
  it('of three factors of two levels is covered in pairs by four combinations', () => {
    assert.equal(coverOf(tiny()).length, 4);
  });

  it('leaves out what is excluded, and covers the rest', () => {
    const matrix = tiny([{ because: 'so it is', levels: { a: ['1'], b: ['2'] } }]);
    const cover = coverOf(matrix);
    assert.ok(!cover.some(one => one.a === '1' && one.b === '2'));
    assert.ok(isCovered({ a: '1', c: '2' }, cover));
    assert.ok(!tuplesOf(matrix).some(tuple => isWithin({ a: '1', b: '2' }, tuple)));
  });

  it('never joins two levels that each refuse', () => {
    const cover = coverOf({ ...tiny(), refusing: { a: ['2'], b: ['2'] } });
    assert.ok(!cover.some(one => one.a === '2' && one.b === '2'));
  });

  for (const { matrix } of parts) {
    it(`in which ${matrix.name} has a combination for each allowed pair and each triple of a triad`, () => {
      const cover = coverOf(matrix);
      const possible = possibleTuples(matrix);
      assert.ok(possible.length > 30);
      assert.deepEqual(
        possible.filter(tuple => !isCovered(tuple, cover)),
        [],
      );
    });

    it(`in which ${matrix.name} holds its constraints, whole combinations and none twice`, () => {
      const cover = coverOf(matrix);
      const exclusions = forbidden(matrix);
      for (const one of cover) {
        assert.ok(isAllowed(one, exclusions), JSON.stringify(one));
        assert.deepEqual(Object.keys(one).sort(), namesOf(matrix).sort());
      }
      assert.equal(new Set(cover.map(one => JSON.stringify(Object.entries(one).sort()))).size, cover.length);
    });

    it(`in which ${matrix.name} is the same each time, and small`, () => {
      const cover = coverOf(matrix);
      assert.deepEqual(cover, coverOf(matrix));
      assert.ok(cover.length <= 48, `${cover.length} combinations`);
    });

    it(`in which ${matrix.name} names no factor in vain`, () => {
      const known = new Map(matrix.factors.map(({ name, levels }) => [name, levels]));
      const named = [...forbidden(matrix), ...matrix.triads.flat().map(name => ({ [name]: [] }))];
      for (const [name, levels] of named.flatMap(Object.entries)) {
        assert.ok(known.has(name), name);
        for (const level of levels) assert.ok(known.get(name)?.includes(level), `${name} ${level}`);
      }
    });
  }
});
