import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';

const backoffMs = 100;

type EngineWait = number | undefined;

const waitOf = (retryAfterMs: EngineWait) => (retryAfterMs === undefined ? {} : { retryAfterMs });

describe('a task whose tries are used up', () => {
  const asked: readonly (readonly [first: EngineWait, last: EngineWait, due: EngineWait])[] = [
    [3_000, 7_000, 7_000],
    [7_000, 3_000, 3_000],
    [7_000, undefined, undefined],
    [0, 86_399_999.5, 86_400_000],
    [0, 86_400_001, 86_400_000],
  ];
  for (const [first, last, due] of asked)
    it(`asks ${due ?? 'no'} ms of the client where the engines asked ${first} and then ${last ?? 'no'} [GW-FAIL-002(b)]`, async () => {
      const stage = await stageOf();
      await stage.submit(1);
      const reader = await stage.read(1);
      stage.engine().call.fail('queue-full', waitOf(first));
      await stage.pass(Math.max(first ?? 0, backoffMs));
      stage.engine().call.fail('queue-full', waitOf(last));
      await settle();
      const { code, retry_after_ms } = reader.terminal;
      assert.deepEqual([code, retry_after_ms], ['REPLICA_EXHAUSTED', due]);
    });
});
