import assert from 'node:assert/strict';
import { poolOf, replicasOf } from './config-fixture.ts';
import { idOf, type Stage, settle, stageOf } from './fixtures.ts';

const turn = { session_id: idOf(900) };
const elsewhere = { model_ref: 'other' };

/** Two pools with a free slot each beyond what a test uses. */
function twoPools(): Promise<Stage> {
  return stageOf({
    pools: [
      poolOf({ replicas: replicasOf('r0', 'r1') }),
      poolOf({ id: 'second', model: { ref: 'other' }, replicas: replicasOf('s0', 's1') }),
    ],
  });
}

const statesOf = (stage: Stage, ...numbers: readonly number[]) =>
  Promise.all(numbers.map(async number => (await stage.record(number)).state));

async function end(stage: Stage, replicaId: string): Promise<void> {
  stage.engine(replicaId).call.end();
  await settle();
}

describe('a session whose turns go to two pools', () => {
  it('has one running at a time, in the order of their admission, with slots free in both [ASY-SESS-004(a), ASY-SESS-004(b)]', async () => {
    const stage = await twoPools();
    await stage.submit(1, turn);
    await stage.submit(2, { ...turn, ...elsewhere });
    await stage.submit(3, turn);
    await stage.submit(4, { ...turn, ...elsewhere });
    assert.deepEqual(await statesOf(stage, 1, 2, 3, 4), ['running', 'queued', 'queued', 'queued']);
    await end(stage, 'r0');
    assert.deepEqual(await statesOf(stage, 2, 3, 4), ['running', 'queued', 'queued']);
    assert.equal((await stage.record(2)).placement?.winner, 's0');
    await end(stage, 's0');
    assert.deepEqual(await statesOf(stage, 2, 3, 4), ['completed', 'running', 'queued']);
    await stage.cancel(3);
    assert.deepEqual(await statesOf(stage, 3, 4), ['canceled', 'running']);
  });

  it('is not held up by a turn that is canceled while it waits in the other pool [ASY-SESS-004(b)]', async () => {
    const stage = await twoPools();
    await stage.submit(1, turn);
    await stage.submit(2, { ...turn, ...elsewhere });
    await stage.submit(3, turn);
    await stage.cancel(2);
    assert.deepEqual(await statesOf(stage, 1, 2, 3), ['running', 'canceled', 'queued']);
    await end(stage, 'r0');
    assert.equal((await stage.record(3)).state, 'running');
    assert.equal(stage.engine('s0').calls.length, 0);
  });

  it('leaves other sessions alone, and those without one, in both pools [ASY-SESS-004(c)]', async () => {
    const stage = await twoPools();
    await stage.submit(1, turn);
    await stage.submit(2, { ...turn, ...elsewhere });
    await stage.submit(3, { session_id: idOf(901), ...elsewhere });
    await stage.submit(4);
    await stage.submit(5, elsewhere);
    assert.deepEqual(await statesOf(stage, 1, 2, 3, 4, 5), [
      'running',
      'queued',
      'running',
      'running',
      'running',
    ]);
  });

  it('keeps that order after a restart [ASY-SESS-004(b), ASY-DUR-013(a)]', async () => {
    const before = await twoPools();
    await before.submit(1, turn);
    for (const [number, where] of [
      [2, elsewhere],
      [3, {}],
    ] as const)
      await before.submit(number, { ...turn, ...where });
    const stage = await before.crash();
    await settle();
    assert.deepEqual(await statesOf(stage, 1, 2, 3), ['failed', 'running', 'queued']);
    await end(stage, 's0');
    assert.deepEqual(await statesOf(stage, 2, 3), ['completed', 'running']);
  });
});
