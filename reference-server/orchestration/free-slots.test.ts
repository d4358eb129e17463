import assert from 'node:assert/strict';
import { replicasOf } from './config-fixture.ts';
import { type Stage, settle, stageOf } from './fixtures.ts';

/** Task 1 runs on r0; task 2 has used up r1, and waits for r0 while r1 is free. */
async function waitingForOne(): Promise<Stage> {
  const retry = { attempts_max: 1, base_ms: 1, cap_ms: 1, jitter: 0 };
  const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1'), retry } });
  await stage.submit(1);
  await stage.submit(2);
  stage.engine('r1').call.fail('internal');
  await stage.pass(10);
  assert.deepEqual([(await stage.record(1)).state, (await stage.record(2)).state], ['running', 'queued']);
  return stage;
}

const statesOf = (stage: Stage, ...numbers: readonly number[]) =>
  Promise.all(numbers.map(async number => (await stage.record(number)).state));

describe('a task that waits for one busy replica', () => {
  it('leaves the free slots of the others to whoever comes after it [ORCH-3019(c)]', async () => {
    const stage = await waitingForOne();
    for (const number of [3, 4]) await stage.submit(number);
    assert.deepEqual(await statesOf(stage, 2, 3, 4), ['queued', 'running', 'queued']);
    assert.equal((await stage.record(3)).placement?.winner, 'r1');
    stage.engine('r1').call.end();
    await settle();
    assert.deepEqual(await statesOf(stage, 2, 3, 4), ['queued', 'completed', 'running']);
  });

  it('is next on its own replica, whoever else waits for it [ORCH-3019(c), ORCH-3091(a)]', async () => {
    const stage = await waitingForOne();
    for (const number of [3, 4, 5]) await stage.submit(number);
    stage.engine('r0').call.end();
    await settle();
    assert.deepEqual(await statesOf(stage, 2, 3, 4, 5), ['running', 'running', 'queued', 'queued']);
    assert.equal((await stage.record(2)).placement?.winner, 'r0');
    assert.equal(stage.engine('r0').runningMost, 1);
  });
});
