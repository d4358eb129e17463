import assert from 'node:assert/strict';
import { pactOutcomes } from './pact-outcomes.ts';

describe('what verified pacts say of clauses', () => {
  it('is said of each clause that an interaction names, by the interaction’s verdict', () => {
    const outcomes = pactOutcomes([
      { name: 'a', verdict: 'holds', clauses: ['X-1(a)', 'X-2'] },
      { name: 'b', verdict: 'broken', clauses: ['X-2'] },
      { name: 'c', verdict: 'not-established', clauses: ['X-3'] },
      { name: 'd', verdict: 'untold', clauses: ['X-4'] },
    ]);
    assert.deepEqual(
      outcomes.map(({ proves, kind, verdict }) => `${kind} ${proves} ${verdict}`),
      [
        'pact X-1(a) unproven',
        'pact X-2 unproven',
        'pact X-2 violated',
        'pact X-3 unknown',
        'pact X-4 unknown',
      ],
    );
  });
});
