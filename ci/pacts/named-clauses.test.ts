import assert from 'node:assert/strict';
import { clauseProblems, namedClauses } from './named-clauses.ts';

const pact = JSON.stringify({
  interactions: [
    { description: 'a', comments: { references: { requirements: { clauses: 'X-1(a), X-2' } } } },
    { description: 'b', comments: { operation: 'getTask' } },
    { description: 'c', comments: { references: { requirements: { clauses: 'X-1' } } } },
  ],
});

describe('the clauses that pacts name', () => {
  it('are read from each interaction', () => {
    assert.deepEqual(
      namedClauses(pact).map(({ clauses }) => clauses),
      [['X-1(a)', 'X-2'], [], ['X-1']],
    );
  });

  it('have to be there, and an interaction has to name one', () => {
    assert.deepEqual(clauseProblems(namedClauses(pact), new Set(['X-1(a)', 'X-2'])), [
      'the interaction "b" names no clause that it proves.',
      'the interaction "c" names X-1, which no requirement has.',
    ]);
  });
});
