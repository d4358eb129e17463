import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CanaryQuestion, canarySide } from './index.ts';

const asked = (changes: Partial<CanaryQuestion>) =>
  canarySide({ rules: { percent: 20 }, trial: 'pool-a', key: 'session-1', labels: {}, ...changes });

const shareOf = (trial: string, percent: number): number =>
  Array.from({ length: 1_000 }, (_, at) => asked({ trial, rules: { percent }, key: `session-${at}` })).filter(
    side => side === 'canary',
  ).length / 10;

describe('a canary', () => {
  it('of 20 percent gets between 17 and 23 of a hundred sessions, over a thousand [ORCH-3033(b)]', () => {
    for (const trial of ['pool-a', 'pool-b', 'pool-c', 'pool-d']) {
      const share = shareOf(trial, 20);
      assert.ok(share >= 17 && share <= 23, `${trial}: ${share}`);
    }
  });

  it('of 0 percent gets none, of 100 all [ORCH-3033(a)]', () => {
    assert.equal(shareOf('pool-a', 0), 0);
    assert.equal(shareOf('pool-a', 100), 100);
  });

  it('keeps a session on its side, asked again, after a restart, and when the share grows [ORCH-3033(c)]', () => {
    const percents = fc.tuple(fc.nat(100), fc.nat(100));
    fc.assert(
      fc.property(fc.string(), percents, (key, [before, after]) => {
        const side = asked({ key, rules: { percent: before } });
        assert.equal(asked({ key, rules: { percent: before } }), side);
        assert.equal(asked({ key, rules: { percent: after }, side }), side);
        if (side === 'canary' && after >= before)
          assert.equal(asked({ key, rules: { percent: after } }), 'canary');
      }),
    );
  });

  it('by label takes who has the label with this value, and nobody else [ORCH-3033(a)]', () => {
    const rules = { label: 'ring=early=1' };
    assert.equal(asked({ rules, labels: { ring: 'early=1' } }), 'canary');
    const others: readonly Record<string, string>[] = [{}, { ring: 'early' }, { 'ring=early': '1' }];
    for (const labels of others) assert.equal(asked({ rules, labels }), 'stable');
    assert.equal(asked({ rules: { label: '__proto__=x' } }), 'stable');
  });

  it('that was taken back gets nobody, whatever side they were on [ORCH-3033(d)]', () => {
    assert.equal(asked({ rules: undefined, side: 'canary', labels: { ring: 'early' } }), 'stable');
  });

  it('picks other sessions than another trial does', () => {
    const keys = Array.from({ length: 200 }, (_, at) => `session-${at}`);
    const picked = (trial: string) => keys.filter(key => asked({ trial, key }) === 'canary');
    assert.notDeepEqual(picked('pool-a'), picked('pool-b'));
  });
});
