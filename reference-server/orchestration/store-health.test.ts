import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';

describe('a store that refuses to write', () => {
  it('makes the server unready until it writes again, also where nobody brings it anything to write [ASY-POOL-002]', async () => {
    const stage = await stageOf();
    stage.store.fails = () => true;
    assert.equal((await stage.refused(1)).code, 'STORE_UNAVAILABLE');
    await stage.pass(2_000);
    assert.deepEqual(stage.orchestrator.readiness().reasons, ['store-unavailable']);
    stage.store.fails = () => false;
    await stage.pass(100);
    assert.equal(stage.orchestrator.readiness().ready, true);
    const { length } = stage.store.commits;
    await stage.pass(2_000);
    assert.equal(stage.store.commits.length, length);
  });

  it('is asked no more once the server has stopped [ASY-DUR-017(e)]', async () => {
    const stage = await stageOf();
    let asked = 0;
    stage.store.fails = () => {
      asked += 1;
      return true;
    };
    await stage.refused(1);
    await stage.pass(1_000);
    const stopped = stage.orchestrator.stop();
    await stage.pass(1_000);
    await stopped;
    await settle();
    const before = asked;
    await stage.pass(1_000);
    assert.ok(before > 1);
    assert.equal(asked, before);
  });
});
