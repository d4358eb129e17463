import assert from 'node:assert/strict';
import { corpus } from '../corpus/corpus.ts';
import { type Cell, makeCell, referenceCircumstance } from './cell.ts';
import { type Level, levels } from './circumstance.ts';
import { cellsOf, ladder, type MatrixOptions, type Size, sizeFor } from './matrix.ts';
import { pairwise, product } from './pairwise.ts';
import { asksOf, asksOfCells, workOfCells } from './work.ts';

const options: MatrixOptions = { cases: corpus, slots: [1, 2, 4], isWhole: false };
const largest: Size = { neighboursMax: 64, isEveryCase: true };

const cover = (level: Level, size = largest): Cell[] => cellsOf(level, options, size);

const factorsOf = ({ circumstance: { neighbours, cache, isStreamed, slots } }: Cell): string[] => [
  `neighbours ${neighbours}`,
  cache,
  `streamed ${isStreamed}`,
  `slots ${slots}`,
];

describe('a cover of pairs', () => {
  const table = { a: [1, 2, 3], b: ['x', 'y'], c: [true, false], d: [0, 1, 2, 3] };

  it('has every two levels of different factors in some row, in fewer rows than there are combinations', () => {
    const rows = pairwise(table);
    for (const [one, oneLevels] of Object.entries(table))
      for (const [other, otherLevels] of Object.entries(table)) {
        if (one >= other) continue;
        for (const level of oneLevels)
          for (const otherLevel of otherLevels) {
            const isMet = rows.some(
              row =>
                Object.entries(row).filter(
                  ([name, value]) =>
                    (name === one && value === level) || (name === other && value === otherLevel),
                ).length === 2,
            );
            assert.ok(isMet, `${one} ${level} and ${other} ${otherLevel}`);
          }
      }
    assert.equal(product(table).length, 48);
    assert.ok(rows.length >= 12 && rows.length < 24, String(rows.length));
  });

  it('is the same rows each time', () => {
    assert.deepEqual(pairwise(table), pairwise(table));
  });
});

describe('the matrix', () => {
  it('goes up the whole ladder of neighbours, and each has so many beside it', () => {
    const cells = cover('D3');
    const seen = new Set(cells.map(({ circumstance }) => circumstance.neighbours));
    assert.deepEqual(
      [...seen].sort((a, b) => a - b),
      [...ladder],
    );
    for (const { circumstance, cases } of cells) assert.equal(cases.length, circumstance.neighbours + 1);
  });

  it('lets every length and sampling meet every level of every factor among neighbours', () => {
    const met = new Set(
      cover('D3').flatMap(cell =>
        cell.cases.flatMap(({ sampling, prompt }) =>
          factorsOf(cell).flatMap(factor => [`${factor}, ${sampling}`, `${factor}, ${[...prompt].length}`]),
        ),
      ),
    );
    const wanted = cover('D3').flatMap(factorsOf);
    for (const factor of new Set(wanted))
      for (const one of corpus)
        for (const name of [one.sampling, String([...one.prompt].length)])
          assert.ok(met.has(`${factor}, ${name}`), `${factor}, ${name}`);
  });

  it('asks every case of the corpus again', () => {
    for (const size of [largest, { neighboursMax: 4, isEveryCase: false }]) {
      const asked = new Set(cover('D1', size).flatMap(({ cases }) => cases.map(({ name }) => name)));
      assert.equal(asked.size, corpus.length);
    }
  });

  it('varies in each level only what the level is about', () => {
    const varied = (level: Level): string[] => {
      const names = cover(level).flatMap(({ circumstance }) =>
        Object.entries(circumstance)
          .filter(([name, value]) =>
            Object.entries(referenceCircumstance).every(
              ([other, known]) => other !== name || known !== value,
            ),
          )
          .map(([name]) => name),
      );
      return [...new Set(names)].sort();
    };
    assert.deepEqual(Object.fromEntries(levels.map(level => [level, varied(level)])), {
      D1: ['repeat'],
      D2: ['life'],
      D3: ['cache', 'isStreamed', 'life', 'neighbours', 'slots'],
      D4: ['replica'],
      O: ['isStreamed', 'neighbours', 'path'],
    });
  });

  it('is larger by far when it is whole, and has every case in every circumstance', () => {
    const whole = cellsOf('D3', { ...options, isWhole: true }, largest);
    const circumstances = new Set(whole.map(({ circumstance }) => JSON.stringify(circumstance)));
    assert.equal(circumstances.size, 8 * 2 * 2 * 3 - 1);
    assert.equal(whole.length, circumstances.size * corpus.length);
  });

  it('gives each cell a name of its own', () => {
    const cells = levels.flatMap(level => cover(level));
    assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
  });

  it('warms the cache with as many cases as there are slots', () => {
    const [one, two, three] = corpus;
    assert.ok(one && two && three);
    const warm = { ...referenceCircumstance, cache: 'warm', neighbours: 2, slots: 2 } as const;
    assert.deepEqual(asksOf(makeCell('D3', warm, [one, two, three])), [one, two, one, two, three]);
    assert.equal(asksOf(makeCell('D3', { ...warm, cache: 'cold' }, [one, two, three])).length, 3);
  });
});

describe('the size of a cover', () => {
  const sized = (workMax: number) => sizeFor(levels, options, workMax);
  const workOf = (size: Size): number => workOfCells(levels.flatMap(level => cellsOf(level, options, size)));

  it('is the largest that there is time for', () => {
    const all = workOf(largest);
    assert.deepEqual(sized(all), { ...largest, fits: true });
    const smaller = sized(all - 1);
    assert.deepEqual(smaller, { neighboursMax: 64, isEveryCase: false, fits: true });
    assert.ok(workOf(smaller) < all);
    assert.deepEqual(sized(workOf(smaller) - 1), { neighboursMax: 32, isEveryCase: false, fits: true });
  });

  it('never gets smaller than a ladder of four, and says that it takes longer', () => {
    assert.deepEqual(sized(1), { neighboursMax: 4, isEveryCase: false, fits: false });
  });

  it('is whole whatever it takes where the whole is asked for', () => {
    const whole = sizeFor(levels, { ...options, isWhole: true }, 1);
    assert.deepEqual(whole, { ...largest, fits: false });
    assert.ok(asksOfCells(cellsOf('D3', { ...options, isWhole: true }, whole)) > 100_000);
  });
});
