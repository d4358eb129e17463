import assert from 'node:assert/strict';
import type { ReportedClaim, ReportedExperiment } from '../../chaos/report/report.ts';
import { chaosEvidence, chaosOutcomes, type Kill } from './chaos-outcomes.ts';

const made = ['MADE-10', 'MADE-20(a)'];

const claim: ReportedClaim = {
  ...{ invariant: 'it holds', sentence: 'It does.', proves: made, verdict: 'held' },
  ...{ looked: 3, figure: null, because: null, findings: 0, first_findings: [] },
};

const figures: ReportedExperiment['figures'] = {
  ...{ due: 4, admitted: 3, first_piece_p50_ms: 1, first_piece_p95_ms: 2, completed_per_second: 1 },
  ...{ engine_calls: 3, server_lives: 1, generator_lag_p99_ms: 1 },
  outcomes: {
    ...{ completed: 3, canceled: 0, expired: 0, evicted: 0, failed: 0 },
    ...{ refused: 1, unavailable: 0, unfinished: 0 },
  },
};

const experiment: ReportedExperiment = {
  ...{ name: 'made', what: 'It is made.', set: 'ci', workload: 'few', seconds: 2, seed: 1 },
  ...{ verdict: 'held', because: null, undecided: null, planned_faults: ['one'], clauses: made },
  faults: [
    {
      ...{ name: 'one', what: 'One.', from_ms: 0, to_ms: 1, witnesses: 1, failure: null },
      first_witnesses: [{ atMs: 0, what: 'seen' }],
    },
  ],
  ...{ claims: [claim], figures, repeat: 'again' },
};

const kill: Kill = { clause: 'MADE-10', check: 'made', assertion: 'it holds' };

const verdicts = (over: Partial<ReportedExperiment>, kills: readonly Kill[] = [kill]): readonly string[] =>
  chaosOutcomes({ experiments: [{ ...experiment, ...over }] }, kills).map(
    ({ proves, kind, verdict }) => `${kind} ${proves} ${verdict}`,
  );

const both = (verdict: string): readonly string[] => [
  `chaos MADE-10 ${verdict}`,
  `chaos MADE-20(a) ${verdict}`,
];

describe('what experiments say of clauses', () => {
  it('is proven where its invariant is known to notice a server that breaks the clause', () => {
    assert.deepEqual(verdicts({}), ['chaos MADE-10 proven', 'chaos MADE-20(a) unproven']);
    assert.deepEqual(verdicts({}, []), both('unproven'));
    assert.deepEqual(verdicts({}, [{ ...kill, check: 'another' }]), both('unproven'));
    assert.deepEqual(verdicts({}, [{ ...kill, assertion: 'another' }]), both('unproven'));
  });

  it('is violated where the claim is, whatever else held', () => {
    const broken: ReportedClaim = {
      ...claim,
      invariant: 'it breaks',
      proves: made.slice(1),
      verdict: 'violated',
    };
    assert.deepEqual(verdicts({ verdict: 'violated', claims: [claim, broken] }), [
      ...['chaos MADE-10 proven', 'chaos MADE-20(a) unproven', 'chaos MADE-20(a) violated'],
    ]);
  });

  it('is unknown where a fault was not seen, could not be made, or nothing could be decided', () => {
    const [fault] = experiment.faults;
    assert.ok(fault);
    assert.deepEqual(verdicts({ faults: [{ ...fault, witnesses: 0 }] }), both('unknown'));
    assert.deepEqual(verdicts({ faults: [{ ...fault, failure: 'no' }] }), both('unknown'));
    assert.deepEqual(verdicts({ faults: [] }), both('unknown'));
    assert.deepEqual(verdicts({ claims: [{ ...claim, verdict: 'unknown' }] }), both('unknown'));
    assert.deepEqual(verdicts({ verdict: 'unknown' }), both('unknown'));
    assert.deepEqual(verdicts({ verdict: 'unknown', claims: [], faults: [] }), both('unknown'));
  });

  it('is inapplicable where this machine can’t make the fault', () => {
    assert.deepEqual(verdicts({ verdict: 'inapplicable', claims: [], faults: [] }), both('inapplicable'));
  });

  it('names what shows it, and how much was asked, where it is kept as evidence', () => {
    const { outcomes, figures } = chaosEvidence({ experiments: [experiment] }, [kill]);
    assert.deepEqual(
      outcomes.map(({ verdict, shown_by }) => `${verdict} by ${shown_by}`),
      ['proven by made: it holds', 'unproven by made: it holds'],
    );
    assert.deepEqual(figures, [{ what: 'made: tasks admitted', value: 3, unit: 'tasks' }]);
  });
});
