import assert from 'node:assert/strict';
import type { Transcript } from '#contracts';
import {
  doubledToken,
  failingRefusal,
  judgedCheck,
  passingRefusal,
  passingStream,
} from './testing/made-run.ts';

type Entry = Transcript['entries'][number];

const late = (ms: number, at_ms: number): Entry => ({
  ...{ kind: 'step', at_ms },
  text: `the machine kept the harness waiting ${ms.toFixed(1)} ms`,
});
const inVain: Entry = { kind: 'step', at_ms: 1, text: 'bound frame_ms expired: task C is running' };

const noted = (transcript: Transcript, ...entries: readonly Entry[]): Transcript => ({
  ...transcript,
  entries: [...entries, ...transcript.entries],
});

describe('a check in which the suite itself was kept from running', () => {
  it('that failed says nothing of the target, and why', () => {
    const { verdict, reason, assertions, undecided } = judgedCheck(
      noted(failingRefusal, late(400, 1), inVain),
    );
    assert.equal(verdict, 'errored');
    assert.match(reason ?? '', /kept from running for 400 ms, so this says nothing: /);
    assert.deepEqual([assertions, undecided], [[], ['MADE-7']]);
  });

  it('for a moment only is judged as ever', () => {
    assert.equal(judgedCheck(noted(failingRefusal, late(240, 1), inVain)).verdict, 'failed');
  });

  it('after what it failed for is judged as ever', () => {
    const transcript = noted(failingRefusal, inVain, late(400, 9_000));
    assert.equal(judgedCheck(transcript).verdict, 'failed');
  });

  it('and in which no engine of the suite took part, and nothing was waited for in vain, is judged as ever', () => {
    assert.equal(judgedCheck(noted(failingRefusal, late(400, 1))).verdict, 'failed');
  });

  it('passes as ever', () => {
    assert.equal(judgedCheck(noted(passingRefusal, late(400, 1), inVain)).verdict, 'passed');
  });

  it('fails for what no lateness explains', () => {
    const guard = { assertion: 'all.streams-in-order', judge: 'all.streams-in-order', args: {}, clauses: [] };
    const doubled = doubledToken({ ...passingStream, claims: [...(passingStream.claims ?? []), guard] });
    assert.equal(judgedCheck(noted(doubled, late(400, 1), inVain)).verdict, 'failed');
  });
});
