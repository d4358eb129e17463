import assert from 'node:assert/strict';
import { validateDocument } from '#contracts';
import { buildReport } from './build-report.ts';
import { canonicalText } from './canonical-json.ts';
import type { CheckResult, ReportInput } from './report-input.ts';
import { judgedCheck, madeInput, madeRun, passingRefusal, passingStream } from './testing/made-run.ts';

const failed = (more: Partial<CheckResult>): CheckResult => ({
  id: 'made/queue/failed',
  title: 'A check that failed',
  kind: 'conformance',
  verdict: 'failed',
  clauses: ['MADE-2'],
  assertions: [],
  ...more,
});

describe('the report', () => {
  it('is valid by its schema, with every verdict in it', () => {
    const report = buildReport(madeRun().input);
    assert.deepEqual(validateDocument('report', report).ok, true);
    assert.deepEqual(report.summary.checks, {
      passed: 2,
      failed: 1,
      errored: 1,
      inapplicable: 1,
      out_of_reach: 1,
    });
    assert.deepEqual(report.summary.scored, {
      violated: 0,
      unknown: 1,
      unproven: 1,
      proven: 1,
      inapplicable: 1,
      untested: 2,
    });
  });

  it('has the same bytes whatever the order of checks, kills and rows', () => {
    const { input } = madeRun();
    const turned: ReportInput = {
      ...input,
      requirements: input.requirements.toReversed(),
      checks: input.checks.toReversed(),
      kills: input.kills.toReversed(),
    };
    assert.equal(canonicalText(buildReport(turned)), canonicalText(buildReport(input)));
  });

  it('has the same bytes whatever ids, ports and times a message holds', () => {
    const said = (id: string, port: number, ms: string) =>
      buildReport(
        madeInput([
          failed({
            reason: `task ${id} at http://127.0.0.1:${port} took ${ms} ms since 2026-01-01T00:00:0${port % 9}Z`,
            assertions: [{ id: 'said', clause: 'MADE-2', holds: false, message: `got ${id}` }],
          }),
        ]),
      );
    const [a, b] = [
      said('0b8c9d1e-1111-4222-8333-444455556666', 40123, '12.5'),
      said('ffffffff-1111-4222-8333-000055556666', 51234, '99.25'),
    ];
    assert.equal(canonicalText(a), canonicalText(b));
    assert.match(a.checks[0]?.reason ?? '', /^task ‹id› at http:\/\/127\.0\.0\.1:‹port› took ‹ms›/);
  });

  it('tells what differs in the verdicts', () => {
    const { input } = madeRun();
    const one = judgedCheck(passingRefusal);
    const other = input.checks.map(each =>
      each.id === one.id ? { ...one, verdict: 'errored' as const } : each,
    );
    assert.notEqual(
      canonicalText(buildReport({ ...input, checks: other })),
      canonicalText(buildReport(input)),
    );
  });

  it('names an assertion by its check, so that two checks may use one word', () => {
    const report = buildReport(madeInput([judgedCheck(passingStream)]));
    const clause = report.requirements.find(({ id }) => id === 'MADE-1')?.clauses[0];
    assert.deepEqual(clause?.assertions, [`${passingStream.check}/stream.order`]);
  });
});
