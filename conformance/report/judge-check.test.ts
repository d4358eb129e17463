import assert from 'node:assert/strict';
import { judgeCheck, withAssertions } from './judge-check.ts';
import { notOffered, optionalClaim } from './testing/made-refusal.ts';
import { crashed, doubledToken, failingRefusal, judgedCheck, passingStream } from './testing/made-run.ts';

const unknownJudge = { assertion: 'a', judge: 'no.such-judge', args: {}, clauses: ['MADE-1(b)'] };
const claimsOf = (transcript: typeof passingStream) => transcript.claims ?? [];

describe('a check', () => {
  it('passes when every claim of its transcript holds', () => {
    const judged = judgedCheck(passingStream);
    assert.equal(judged.verdict, 'passed');
    assert.deepEqual(
      judged.assertions.map(({ clause, holds }) => [clause, holds]),
      [
        ['MADE-1(a)', true],
        ['MADE-1(b)', true],
      ],
    );
  });

  it('fails at the frame that came twice', () => {
    const transcript = doubledToken(passingStream);
    const judged = judgedCheck(transcript);
    assert.equal(judged.verdict, 'failed');
    const at = transcript.entries[judged.firstDivergence ?? -1];
    assert.ok(at?.kind === 'frame' && at.event === 'token');
    assert.deepEqual(at, transcript.entries[(judged.firstDivergence ?? 0) - 1]);
  });

  it('is errored when a step crashed, whatever its claims say', () => {
    const judged = judgedCheck(failingRefusal, { error: 'the step «x» failed' });
    assert.deepEqual([judged.verdict, judged.reason], ['errored', 'the step «x» failed']);
  });

  it('is errored when nothing was claimed, or a claim can not be decided', () => {
    assert.equal(judgedCheck(crashed).verdict, 'errored');
    const undecided = judgedCheck({ ...passingStream, claims: [...claimsOf(passingStream), unknownJudge] });
    assert.deepEqual([undecided.verdict, undecided.undecided], ['errored', ['MADE-1(b)']]);
  });

  it('that failed tells which clauses it left undecided', () => {
    const judged = judgedCheck({ ...failingRefusal, claims: [...claimsOf(failingRefusal), unknownJudge] });
    assert.deepEqual([judged.verdict, judged.undecided], ['failed', ['MADE-1(b)']]);
  });

  it('is inapplicable where a judge says so from the transcript, and earns nothing', () => {
    const judged = judgedCheck({ ...notOffered, claims: [optionalClaim] });
    assert.deepEqual([judged.verdict, judged.assertions], ['inapplicable', []]);
    assert.match(judged.reason ?? '', /^choices: n is refused honestly: 400/);
  });

  it('is not inapplicable where something else of it failed, or could not be decided', () => {
    const guard = { assertion: 'all.openai-errors', judge: 'all.openai-errors', args: {}, clauses: [] };
    const untyped = {
      ...notOffered,
      entries: notOffered.entries.map(entry =>
        'body' in entry && entry.kind === 'response' ? { ...entry, body: 'no' } : entry,
      ),
    };
    assert.equal(judgedCheck({ ...untyped, claims: [optionalClaim, guard] }).verdict, 'failed');
    assert.equal(judgedCheck({ ...notOffered, claims: [optionalClaim, unknownJudge] }).verdict, 'errored');
  });

  it('is judged the same from a transcript with its outcome written behind it', () => {
    const judged = judgedCheck(doubledToken(passingStream));
    const sealed = withAssertions(doubledToken(passingStream), judged.assertions);
    assert.equal(sealed.entries.filter(({ kind }) => kind === 'assertion').length, 2);
    const again = judgeCheck({
      transcript: sealed,
      clauses: judged.clauses,
      ...(judged.source ? { source: judged.source } : {}),
    });
    assert.deepEqual(again, judged);
    assert.deepEqual(withAssertions(sealed, again.assertions), sealed);
  });
});
