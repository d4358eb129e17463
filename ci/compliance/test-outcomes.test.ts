import assert from 'node:assert/strict';
import { carries, type EndedTest, refsOf, testOutcomes } from './test-outcomes.ts';

// Built from parts, so that the scan of this repository does not take the fixtures for claims.
const titled = (title: string, ...brackets: string[]): string =>
  [title, ...brackets.map(refs => `[${refs}${']'}`)].join(' ');

const ended = (file: string, title: string, state: EndedTest['state'] = 'passed'): EndedTest => ({
  file,
  title,
  state,
});

const verdictsOf = (tests: readonly EndedTest[], kind: string, clauses: readonly string[] = []) =>
  testOutcomes(
    tests,
    clauses.map(clause => ({ clause, file: 'a.test.ts', title: titled('holds', 'X-10') })),
  )
    .filter(outcome => outcome.kind === kind)
    .map(({ proves, verdict }) => `${proves} ${verdict}`);

describe('the ids of a title', () => {
  it('stand in one bracket or in several at its end, and nowhere else', () => {
    assert.deepEqual(refsOf(titled('reads [0] of', 'X-10(a), X-20')), ['X-10(a)', 'X-20']);
    assert.deepEqual(refsOf(titled('reads', 'X-10(a)', 'X-20', 'X-30(b)')), ['X-10(a)', 'X-20', 'X-30(b)']);
    assert.deepEqual(refsOf(`${titled('reads', 'X-10')} twice`), []);
  });

  it('carry a clause by itself or by its requirement, and no other clause', () => {
    const title = titled('holds', 'X-10(a)', 'X-20');
    const asked = ['X-10(a)', 'X-10(b)', 'X-20', 'X-20(c)', 'X-33(a)'];
    assert.deepEqual(
      asked.filter(clause => carries(title, clause)),
      ['X-10(a)', 'X-20', 'X-20(c)'],
    );
  });
});

describe('what a test says of its clauses', () => {
  const test = ended('a.test.ts', titled('holds', 'X-10'));

  it('is unproven while no kill of it is known, and violated where it fails', () => {
    assert.deepEqual(verdictsOf([test], 'unit'), ['X-10 unproven']);
    assert.deepEqual(verdictsOf([{ ...test, state: 'failed' }], 'unit', ['X-10']), ['X-10 violated']);
  });

  it('is proven where it noticed a break of the clause and passes', () => {
    assert.deepEqual(verdictsOf([test], 'unit', ['X-10(a)']), ['X-10 unproven', 'X-10(a) proven']);
    const other = ended('b.test.ts', test.title);
    assert.deepEqual(verdictsOf([other], 'unit', ['X-10(a)']), ['X-10 unproven']);
  });

  it('counts for a property only where properties stand', () => {
    assert.deepEqual(verdictsOf([test], 'property'), []);
    assert.deepEqual(verdictsOf([ended('a.property.test.ts', test.title)], 'property'), ['X-10 unproven']);
  });

  it('is proven by a control, which is something broken that was noticed', () => {
    const control = ended('a.controls.live.test.ts', test.title);
    assert.deepEqual(verdictsOf([control], 'unit'), ['X-10 proven']);
    assert.deepEqual(verdictsOf([{ ...control, state: 'failed' }], 'unit'), ['X-10 violated']);
  });

  it('is a pact’s where a broken provider was noticed by an interaction', () => {
    const control = ended('conformance/pact/a.controls.live.test.ts', test.title);
    assert.deepEqual(verdictsOf([control], 'pact'), ['X-10 proven']);
    assert.deepEqual(verdictsOf([{ ...control, state: 'failed' }], 'pact'), ['X-10 violated']);
    assert.deepEqual(verdictsOf([control], 'unit'), []);
    assert.deepEqual(verdictsOf([test], 'pact'), []);
  });

  it('proves by construction where such tests stand, and nothing else there', () => {
    const construction = ended('a.construction.test.ts', test.title);
    assert.deepEqual(verdictsOf([construction], 'construction'), ['X-10 proven']);
    assert.deepEqual(verdictsOf([{ ...construction, state: 'failed' }], 'construction'), ['X-10 violated']);
    assert.deepEqual(verdictsOf([construction], 'unit'), []);
    assert.deepEqual(verdictsOf([test], 'construction'), ['X-10 unproven']);
  });
});
