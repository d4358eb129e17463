// The whole way, with real engine processes on real time.
import assert from 'node:assert/strict';
import { idOf } from './fixtures.ts';
import { caller, engine, LiveServer, until } from './live-server-fixture.ts';

describe('an engine process that is killed in the middle of its work', () => {
  let server: LiveServer | undefined;

  async function serve(pool: object): Promise<LiveServer> {
    server = new LiveServer(pool);
    await server.start();
    return server;
  }

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('costs a task with pieces its life, and its replica only [ORCH-3038(d), ASY-POOL-006(a)]', async () => {
    const server = await serve({ replicas: [engine('r0'), engine('r1')] });
    await until('both are ready', () => server.logged('replica-ready').length === 2);
    const task = await server.run(1, '<2>wait');
    await until('it decodes', () => task.of('token').length === 2);
    const { attempts } = await server.orchestrator.record(caller, idOf(1));
    const started = server.logged('engine-started').find(line => line.replica_id === attempts[0]?.replica_id);
    process.kill(Number(/process (\d+)/.exec(String(started?.msg))?.[1]), 'SIGKILL');
    await until('the task is over', () => task.closed !== undefined);
    assert.equal(task.terminal.code, 'WORKER_RESET');
    await until('its end is logged', () => server.logged('replica-fault').length > 0);
    const [fault] = server.logged('replica-fault');
    assert.deepEqual([fault?.reason, fault?.replica_id], ['killed', started?.replica_id]);
    assert.equal(server.isReady, true);
  });

  it('sends a task without a piece to another replica, where it completes [PIPE-006(b), ASY-POOL-006(a)]', async () => {
    const retry = { attempts_max: 2, base_ms: 1, cap_ms: 1, jitter: 0 };
    const server = await serve({ replicas: [engine('r0', '--brittle'), engine('r1')], retry });
    await until('both are ready', () => server.logged('replica-ready').length === 2);
    const task = await server.run(1, '<0>try');
    await until('the task is over', () => task.closed !== undefined);
    const record = await server.orchestrator.record(caller, idOf(1));
    const ways = record.attempts.map(({ outcome, replica_id }) => `${outcome} on ${replica_id}`);
    assert.equal(ways.pop(), 'completed on r1');
    // Once more where its end is not known yet, and no oftener.
    assert.ok(ways.length >= 1 && ways.length <= retry.attempts_max, ways.join());
    assert.deepEqual(new Set(ways), new Set(['failed on r0']));
  });

  it('takes its pool out, and brings it back by a restart and a self-test, all of it to be seen [ORCH-3038(c), OC-POOL-3010(b), OC-POOL-3030(a)]', async () => {
    const server = await serve({ replicas: [engine('r0')] });
    const task = await server.run(1, '<1>die');
    await until('the pool is out', () => !server.isReady);
    await until('the task is over', () => task.closed !== undefined);
    assert.equal(task.terminal.code, 'WORKER_RESET');
    const [fault] = server.logged('replica-fault');
    assert.deepEqual([fault?.reason, fault?.replica_id, fault?.pool_id], ['crashed', 'r0', 'main']);
    await until('the pool is back', () => server.isReady);
    const again = await server.run(2, '<2>');
    await until('the task is over', () => again.closed !== undefined);
    const metrics = await server.scrape();
    assert.match(metrics, /engine_restarts_total\{[^}]*reason="exit"[^}]*\} 1\n/);
    assert.match(metrics, /preload_outcomes_total\{[^}]*result="pass"[^}]*\} 2\n/);
    assert.match(metrics, /ram_used_bytes\{[^}]*replica_id="r0"[^}]*\} \d{6,}/);
    assert.doesNotMatch(metrics, /^(vram_used_bytes|gpu_utilization)\{/m);
  });
});
