import assert from 'node:assert/strict';
import { replicasOf } from './config-fixture.ts';
import { callerOf, idOf, refusalOf, type Stage, settle, stageOf } from './fixtures.ts';

const turn = { session_id: idOf(900) };

function sessionOf(stage: Stage, tenantId = 'a') {
  return stage.orchestrator.session(callerOf(tenantId), idOf(900));
}

describe('a session', () => {
  it('begins with the first admitted task that names it, per tenant [ASY-SESS-001(a), ASY-SESS-001(b), ASY-SESS-001(c)]', async () => {
    const stage = await stageOf();
    await stage.refused(1, { ...turn, ctx: 2_000 });
    assert.equal((await refusalOf(sessionOf(stage))).code, 'SESSION_NOT_FOUND');
    await stage.submit(1, turn);
    assert.equal((await sessionOf(stage)).turns, 1);
    assert.equal((await refusalOf(sessionOf(stage, 'b'))).code, 'SESSION_NOT_FOUND');
  });

  it('runs one turn at a time while others pass [ASY-SESS-004(a), ASY-SESS-004(b), ASY-SESS-004(c)]', async () => {
    const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1') } });
    for (const number of [1, 2]) await stage.submit(number, turn);
    await stage.submit(3);
    const states = [1, 2, 3].map(async number => (await stage.record(number)).state);
    assert.deepEqual(await Promise.all(states), ['running', 'queued', 'running']);
    stage.engine('r0').call.end();
    await settle();
    assert.equal((await stage.record(2)).state, 'running');
  });

  it('counts a turn when it is admitted and gives it back where no piece was sent [ASY-SESS-005(a), ASY-SESS-005(b), ASY-SESS-005(c)]', async () => {
    const stage = await stageOf();
    await stage.submit(1, turn);
    assert.ok((await stage.send(1, turn)).replayed);
    assert.equal((await sessionOf(stage)).turns, 1);
    await stage.cancel(1);
    assert.equal((await sessionOf(stage)).turns, 0);
    await stage.submit(2, turn);
    stage.engine().call.release('a');
    await settle();
    await stage.cancel(2);
    assert.equal((await sessionOf(stage)).turns, 1);
  });

  it('gives the turn of a submission back that the queue or the store refuses [ASY-SESS-005(b), ASY-TASK-009(a)]', async () => {
    const stage = await stageOf({ pool: { queue: { capacity: 1 } } });
    for (const number of [1, 2]) await stage.submit(number);
    assert.equal((await stage.refused(3, turn)).code, 'ADMISSION_REJECT');
    stage.store.fails = () => true;
    await stage.refused(4, turn);
    assert.equal((await refusalOf(sessionOf(stage))).code, 'SESSION_NOT_FOUND');
  });

  it('that has used its turns takes no more and stays readable [ASY-SESS-006(a), ASY-SESS-006(b), ASY-SESS-006(c)]', async () => {
    const stage = await stageOf({ config: { sessions: { turns_max: 2 } } });
    for (const number of [1, 2]) await stage.submit(number, turn);
    assert.equal((await stage.refused(3, turn)).code, 'SESSION_EXHAUSTED');
    assert.equal((await refusalOf(stage.record(3))).code, 'TASK_NOT_FOUND');
    assert.equal((await sessionOf(stage)).turns, 2);
  });

  it('that is deleted cancels its tasks and is gone [ORCH-2005(a), ORCH-2005(b), ASY-SESS-003(a), ASY-SESS-003(c), ASY-CANCEL-004(a)]', async () => {
    const stage = await stageOf();
    for (const number of [1, 2]) await stage.submit(number, turn);
    await stage.submit(3);
    await stage.orchestrator.deleteSession(callerOf('a'), idOf(900));
    for (const number of [1, 2]) {
      const record = await stage.record(number);
      assert.deepEqual([record.state, record.cancel_reason], ['canceled', 'session-deleted']);
    }
    assert.equal((await refusalOf(sessionOf(stage))).code, 'SESSION_GONE');
    assert.equal((await stage.refused(4, turn)).code, 'SESSION_GONE');
    const again = stage.orchestrator.deleteSession(callerOf('a'), idOf(900));
    assert.equal((await refusalOf(again)).code, 'SESSION_GONE');
    await settle();
    assert.equal((await stage.record(3)).state, 'running');
  });

  it('that is deleted while a task of it is on its way in cancels that one too, and the pool goes on [ORCH-2005(b)]', async () => {
    const stage = await stageOf();
    await stage.submit(1, turn);
    stage.store.hang();
    const sent = stage.send(2, turn);
    await settle();
    const deleted = stage.orchestrator.deleteSession(callerOf('a'), idOf(900));
    await settle();
    stage.store.answer();
    await Promise.all([sent, deleted]);
    await settle();
    assert.equal((await stage.record(2)).state, 'canceled');
    assert.deepEqual((await stage.read(2)).names, ['started', 'error']);
    await stage.submit(3);
    assert.equal((await stage.record(3)).state, 'running');
  });

  it('goes to the replica that served it, warm, and elsewhere cold [ORCH-3009(a), ORCH-3009(c), ORCH-3023(a)]', async () => {
    const stage = await stageOf({ pool: { replicas: replicasOf('r0', 'r1') } });
    await stage.submit(1, turn);
    stage.engine('r0').call.release('a');
    stage.engine('r0').call.end();
    await settle();
    await stage.submit(2, turn);
    const warm = await stage.read(2);
    stage.engine('r0').call.release('a');
    stage.engine('r0').call.end();
    await settle();
    await stage.submit(3);
    await stage.submit(4, turn);
    const cold = await stage.read(4);
    stage.engine('r1').call.end();
    await settle();
    const seen = [warm, cold].map(reader => reader.of('metrics').at(-1)?.data);
    assert.deepEqual(
      seen.map(data => data?.kv_migrated),
      [false, false],
    );
    assert.equal(seen[1]?.kv_warmth, false);
    assert.equal((await stage.record(2)).placement?.winner, 'r0');
  });

  it('expires when its time is over, and not while a task of it is open [ASY-SESS-002(a), ASY-SESS-002(b), ASY-SESS-002(c)]', async () => {
    const stage = await stageOf({ config: { sessions: { ttl_ms: 2_000 } } });
    await stage.submit(1, turn);
    await stage.pass(4_000);
    assert.equal((await sessionOf(stage)).turns, 1);
    stage.engine().call.release('a');
    stage.engine().call.end();
    await stage.pass(1_999);
    assert.equal((await sessionOf(stage)).turns, 1);
    await stage.pass(1);
    assert.equal((await refusalOf(sessionOf(stage))).code, 'SESSION_GONE');
  });
});
