import assert from 'node:assert/strict';
import { doubledToken, judgedCheck, passingStream } from './testing/made-run.ts';

const guard = {
  assertion: 'all.streams-in-order',
  judge: 'all.streams-in-order',
  args: {},
  clauses: ['MADE-4'],
};
const guarded = { ...passingStream, claims: [...(passingStream.claims ?? []), guard] };

describe('a claim that is made of every case', () => {
  it('earns nothing where it holds: the case may have nothing to do with it', () => {
    const { verdict, assertions } = judgedCheck(guarded);
    assert.equal(verdict, 'passed');
    assert.deepEqual(
      assertions.map(({ clause }) => clause),
      ['MADE-1(a)', 'MADE-1(b)'],
    );
  });

  it('breaks its clause where it does not hold', () => {
    const { verdict, assertions } = judgedCheck(doubledToken(guarded));
    assert.equal(verdict, 'failed');
    assert.deepEqual(
      assertions.filter(({ clause }) => clause === 'MADE-4').map(({ holds }) => holds),
      [false],
    );
  });

  it('alone leaves a check undecided, since nothing was claimed of it', () => {
    const { verdict, reason } = judgedCheck({ ...passingStream, claims: [guard] });
    assert.deepEqual([verdict, reason], ['errored', 'nothing was claimed of it']);
  });
});
