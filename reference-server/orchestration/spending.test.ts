import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';
import { checkStream } from './reader-fixture.ts';

const withTokens = (tokens: number) => ({ tenants: [{ id: 'a', budgets: { tokens } }] });
const usage = (completion_tokens: number) => ({ prompt_tokens: 2, completion_tokens });

describe('a budget', () => {
  it('that is spent refuses the next task before an engine [OC-CORE-1023(a), OC-CORE-1023(c)]', async () => {
    const stage = await stageOf(withTokens(4));
    await stage.submit(1);
    stage.engine().call.release('a', 'b');
    stage.engine().call.end(usage(2));
    await settle();
    assert.equal((await stage.record(1)).state, 'completed');
    assert.equal((await stage.refused(2)).code, 'BUDGET_EXHAUSTED');
    assert.equal(stage.engine().calls.length, 1);
  });

  it('that a running task spends ends its stream [OC-CORE-1023(b), OC-CORE-1024(a)]', async () => {
    const stage = await stageOf(withTokens(4));
    await stage.submit(1);
    const reader = await stage.read(1);
    stage.engine().call.release('a', 'b', 'c', 'd');
    await settle();
    checkStream(reader, { isLate: true });
    assert.equal(reader.terminal.code, 'BUDGET_EXHAUSTED');
    assert.equal(reader.of('metrics').at(-1)?.data.tokens_budget_remaining, 0);
    assert.equal(stage.engine().call.aborted, true);
    assert.equal((await stage.record(1)).state, 'failed');
  });

  it('of time is spent by a silent engine too [OC-CORE-1023(b), ORCH-3099(a)]', async () => {
    const stage = await stageOf({ tenants: [{ id: 'a', budgets: { time_ms: 300 } }] });
    await stage.submit(1);
    await stage.pass(300);
    assert.equal((await stage.record(1)).state, 'running');
    await stage.pass(2);
    assert.equal((await stage.record(1)).error?.code, 'BUDGET_EXHAUSTED');
    assert.equal(stage.engine().call.aborted, true);
    assert.equal((await stage.refused(2)).code, 'BUDGET_EXHAUSTED');
  });

  it('is told with the admission, and neither a replay nor a refusal spends of it [OC-CTRL-2068, ASY-SESS-007]', async () => {
    const stage = await stageOf(withTokens(100));
    assert.deepEqual((await stage.send(1)).budgets, { tokens: 100 });
    await settle();
    stage.engine().call.release('a');
    stage.engine().call.end(usage(1));
    await settle();
    assert.deepEqual((await stage.send(1)).budgets, { tokens: 97 });
    await stage.refused(2, { ctx: 2_000 });
    assert.deepEqual((await stage.send(1)).budgets, { tokens: 97 });
    const after = await stage.crash();
    assert.deepEqual((await after.send(1)).budgets, { tokens: 97 });
  });

  it('is shown to nobody who has none [OC-CORE-1024(b)]', async () => {
    const stage = await stageOf();
    assert.deepEqual((await stage.send(1)).budgets, {});
    const reader = await stage.read(1);
    await stage.pass(1_000);
    assert.ok(!('tokens_budget_remaining' in (reader.of('metrics').at(-1)?.data ?? {})));
  });
});
