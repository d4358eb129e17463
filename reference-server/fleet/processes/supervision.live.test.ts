import assert from 'node:assert/strict';
import { EngineError } from '#contracts/adapter';
import { realWorld } from '../../kernel/index.ts';
import { DeviceWatch } from '../devices/device-watch.ts';
import { RecordedTool, recorded } from '../devices/fixtures.ts';
import { engineReplica, isAlive, type SupervisedParts, SupervisedPool, until } from './fixtures.ts';

/** An nvidia pool on the one device of a recording. */
function onDevice(): SupervisedParts {
  const { run } = new RecordedTool(recorded('h200'));
  return {
    changes: { accelerator: 'nvidia', devices: [0] },
    devices: new DeviceWatch({ world: realWorld(), run }),
  };
}

describe('a supervised engine', () => {
  const open: SupervisedPool[] = [];

  function supervised(replicas: readonly Record<string, unknown>[], parts?: SupervisedParts): SupervisedPool {
    const pool = new SupervisedPool(replicas, parts);
    open.push(pool);
    return pool;
  }

  afterEach(async () => {
    for (const pool of open.splice(0)) await pool.close();
  });

  it('is started on a free port with its mask, and sees no secret of the server [ORCH-3001(a), ASY-POOL-004(a)]', async () => {
    const told = supervised([engineReplica('a', '--model', '{model}')]);
    await told.ready();
    const { argv, environment } = await told.seen();
    assert.match(argv[1] ?? '', /^\d{4,5}$/);
    assert.deepEqual(argv.slice(2), ['--model', 'tiny']);
    assert.deepEqual([environment.CUDA_VISIBLE_DEVICES, environment.ASSAY_SECRET], ['', undefined]);
    assert.equal(told.pool.describe().replicas[0]?.engine_version, 'fixture-1');
    assert.ok(told.lines.some(line => line.fields.msg === 'the engine starts'));
  });

  it('is not ready while it loads, which is shown, and is once it has [ORCH-3002(a), OC-POOL-3003(a)]', async () => {
    const told = supervised([engineReplica('a', '--loading-ms', '400')]);
    await until('it loads', () => told.pool.unreadyReason() === 'loading');
    assert.match(told.pool.describe().lastError ?? '', /Loading model/);
    await told.ready();
    assert.equal(told.pool.describe().lastError, undefined);
  });

  it('that dies with a running attempt is seen at once, and started anew [ASY-POOL-004(a), ASY-POOL-004(b)]', async () => {
    const told = supervised([engineReplica('a')], { changes: { heartbeat: { interval_ms: 60_000 } } });
    await told.ready();
    const first = (await told.seen()).processId;
    const failed = told.attempt('<2>die');
    await until('its death is noticed', () => !told.pool.isReady());
    assert.ok((await failed) instanceof Error);
    assert.match(told.pool.describe().lastError ?? '', /crashed: exit code 3/);
    await told.ready();
    assert.notEqual((await told.seen()).processId, first);
    assert.ok(told.figures.includes('engine_restarts_total llamacpp pool a exit +1'));
  });

  it('that is killed is killed, not crashed, and counts as no want of memory [ASY-POOL-005]', async () => {
    const told = supervised([engineReplica('a')]);
    await told.ready();
    await told.attempt('<1>kill');
    await until('the fault is logged', () => told.logged('replica-fault').length > 0);
    assert.equal(told.logged('replica-fault')[0]?.fields.reason, 'killed');
    assert.ok(!told.figures.some(figure => figure.startsWith('oom_events_total')));
  });

  it('that is killed while the host counts it is one for want of memory [ORCH-3039(a), ASY-POOL-005]', async () => {
    let kills = 4;
    const host = { freeBytes: () => undefined, residentBytes: () => undefined, oomKills: () => kills };
    const told = supervised([engineReplica('a')], { host });
    await told.ready();
    kills = 5;
    await told.attempt('<1>kill');
    await until('the fault is counted', () =>
      told.figures.includes('oom_events_total llamacpp pool a host +1'),
    );
    await told.ready();
    assert.ok(told.figures.includes('engine_restarts_total llamacpp pool a oom_host +1'));
  });

  it('that writes of a device error is out at once, drained up to the bound, and started anew [ORCH-3038(a), ORCH-3038(b), OC-POOL-3010(a)]', async () => {
    const told = supervised([engineReplica('a')], { changes: { drain_deadline_ms: 400 } });
    await told.ready();
    const first = (await told.seen()).processId;
    const attempt = told.attempt('<1>say CUDA error: an illegal memory access was encountered');
    const lease = told.lease();
    await until('it is out', () => !told.pool.isReady());
    assert.match(told.pool.describe().lastError ?? '', /device error: CUDA error: an illegal memory access/);
    assert.equal(told.logged('replica-fault')[0]?.fields.driver_reset_events, 1);
    assert.ok(told.figures.includes('driver_resets_total llamacpp pool a unknown +1'));
    assert.ok(isAlive(first));
    lease.release('aborted');
    const failure = await attempt;
    assert.ok(failure instanceof EngineError && failure.kind === 'reset');
    await told.ready();
    assert.equal(isAlive(first), false);
    assert.ok(told.figures.includes('engine_restarts_total llamacpp pool a driver_error +1'));
  });

  it('that runs out of its device’s memory serves one slot fewer afterwards, and never none [ORCH-3039(b)]', async () => {
    const told = supervised([engineReplica('a')]);
    for (const slots of [2, 1, 1]) {
      await told.ready();
      assert.equal(told.pool.slotsTotal(), slots);
      const failure = await told.attempt('<0>fail CUDA error: out of memory');
      assert.ok(failure instanceof Error);
      await until('it is out', () => !told.pool.isReady());
    }
    await told.ready();
    const ooms = told.figures.filter(figure => figure === 'oom_events_total llamacpp pool a vram +1');
    assert.deepEqual([ooms.length, told.logged('replica-capacity-reduced').length], [3, 1]);
  });

  it('that hangs is killed after its missed probes, and started anew [ASY-POOL-005, ASY-POOL-006(a)]', async () => {
    const told = supervised([engineReplica('a')]);
    await told.ready();
    const first = (await told.seen()).processId;
    const hanging = told.attempt('<1>hang');
    await until('the hang is noticed', () => told.logged('replica-fault').length > 0);
    assert.equal(told.logged('replica-fault')[0]?.fields.reason, 'hung');
    assert.ok((await hanging) instanceof Error);
    await told.ready();
    assert.equal(isAlive(first), false);
    assert.ok(told.figures.includes('engine_restarts_total llamacpp pool a unhealthy +1'));
  });

  it('that ends before it is ready shows its last words, and is tried again with growing waits [OC-POOL-3002(a), OC-POOL-3003(b), ASY-POOL-004(c)]', async () => {
    const told = supervised([engineReplica('a', '--exit', '4', '--say', 'no such model')]);
    await until('it was tried three times', () => told.logged('engine-started').length >= 3);
    assert.equal(told.pool.isReady(), false);
    assert.match(told.pool.describe().lastError ?? '', /crashed: exit code 4, after «no such model»/);
    assert.equal(told.logged('replica-fault')[0]?.fields.engine_tail, 'no such model\n');
  });

  it('that is no program, or never answers, cannot start [ASY-POOL-005]', async () => {
    const missing = { id: 'a', command: { argv: ['/no/such/engine'] } };
    const { command, ...rest } = engineReplica('b', '--deaf');
    const deaf = { ...rest, command: { ...(command as object), start_timeout_ms: 300 } };
    const told = supervised([missing, deaf]);
    await until('both failed', () => told.pool.isDecided);
    const details = told.pool.describe().replicas.map(replica => replica.last_error ?? '');
    assert.match(details[0] ?? '', /cannot start: .*ENOENT/);
    assert.match(details[1] ?? '', /cannot start: not ready within 300 ms/);
  });

  it('whose restarts of a minute are used up opens its breaker and is not started meanwhile [ORCH-3053(c), ORCH-3053(d)]', async () => {
    const restart = { base_ms: 0, cap_ms: 0, per_minute_max: 3 };
    const changes = { restart, breaker: { open_ms: 60_000 } };
    const told = supervised([engineReplica('a', '--exit', '1')], { changes });
    await until('the breaker is open', () => told.pool.describe().replicas[0]?.breaker === 'open');
    assert.equal(told.logged('engine-started').length, 4);
    assert.ok((told.pool.retryHintMs() ?? 0) > 10_000);
    assert.equal(told.logged('replica-restart-storm').length, 1);
    const restarts = told.figures.filter(figure => figure.startsWith('engine_restarts_total'));
    assert.equal(restarts.length, 3);
  });

  it('is not even started where its model does not fit, which is named, until it does [ORCH-3003(a), ORCH-3003(b)]', async () => {
    let freeBytes = 999;
    const host = { freeBytes: () => freeBytes, residentBytes: () => undefined, oomKills: () => undefined };
    const model = { ref: 'tiny', size_bytes: 1_000 };
    const told = supervised([engineReplica('a')], { host, changes: { model } });
    await until('the start failed', () => told.pool.isDecided);
    assert.match(
      told.pool.describe().lastError ?? '',
      /not enough memory on the host: 1000 .* needed, 999 free/,
    );
    assert.equal(told.logged('engine-started').length, 0);
    freeBytes = 1_000;
    await told.ready();
    assert.equal(told.logged('engine-started').length, 1);
  });

  it('never becomes ready in an nvidia pool on a host without devices, and says why [ORCH-1101(a), ORCH-3018(a)]', async () => {
    const changes = { accelerator: 'nvidia', devices: [0] };
    const told = supervised([engineReplica('a')], { changes });
    await until('the start failed', () => told.pool.isDecided);
    assert.deepEqual([told.pool.isReady(), told.pool.describe().lastError], [false, 'no device is read']);
    assert.equal(told.logged('engine-started').length, 0);
  });

  it('that says that it starts on the CPU is ended and never ready in an nvidia pool, and the cause is shown [ORCH-3018(b), ASY-POOL-005]', async () => {
    const words = 'load_tensors: offloaded 0/29 layers to GPU';
    const told = supervised([engineReplica('a', '--say', words)], onDevice());
    await until('it was tried twice', () => told.logged('engine-started').length >= 2);
    assert.equal(told.pool.isReady(), false);
    assert.equal(told.pool.describe().lastError, `on the CPU: ${words}`);
    const [fault] = told.logged('replica-fault');
    assert.deepEqual([fault?.fields.reason, fault?.fields.engine_tail], ['on the CPU', `${words}\n`]);
    assert.ok(told.figures.includes('engine_restarts_total llamacpp pool a unhealthy +1'));
    const first = /process (\d+)/.exec(String(told.logged('engine-started')[0]?.fields.msg))?.[1];
    assert.equal(isAlive(Number(first)), false);
  });

  it('that has all its layers on the device serves there, and one on the CPU serves elsewhere [ORCH-3018(b), ORCH-3018(c)]', async () => {
    const whole = supervised(
      [engineReplica('a', '--say', 'load_tensors: offloaded 29/29 layers to GPU')],
      onDevice(),
    );
    const silent = supervised([engineReplica('a')], onDevice());
    const elsewhere = supervised([engineReplica('a', '--say', 'warning: no usable GPU found')]);
    await Promise.all([whole.ready(), silent.ready(), elsewhere.ready()]);
    assert.equal((await whole.seen()).environment.CUDA_VISIBLE_DEVICES, '0');
  });

  it('ends with the pool, with all that it started, even where it doesn’t want to [ASY-POOL-004(d)]', async () => {
    const told = supervised([engineReplica('a', '--child', '--stubborn')]);
    await told.ready();
    const { processId, child = 0 } = await told.seen();
    assert.deepEqual([isAlive(processId), isAlive(child)], [true, true]);
    await told.close();
    await until('both are gone', () => !isAlive(processId) && !isAlive(child));
    assert.ok(told.lines.some(line => line.fields.msg === 'no'));
  });

  it('leaves no listener of the process behind when its supervision is closed', async () => {
    const before = process.listenerCount('exit');
    const told = supervised([engineReplica('a')]);
    assert.equal(process.listenerCount('exit'), before + 1);
    await told.close();
    assert.equal(process.listenerCount('exit'), before);
  });
});
