import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkConfig } from './config-check.ts';
import { withoutSecrets } from './config-secrets.ts';

const pool = (changes: object = {}): object => ({
  id: 'main',
  engine: 'llamacpp',
  wire: 'llamacpp',
  model: { ref: 'small-chat' },
  replicas: [{ id: 'main-a', url: 'http://127.0.0.1:9001' }],
  ...changes,
});

const keywordsOf = (value: unknown): string[] => checkConfig(value).errors.map(problem => problem.keyword);

describe('contracts: checkConfig', () => {
  it('the shortest configuration has every default [ASY-CONF-002(a)]', () => {
    const { config, errors } = checkConfig({ pools: [pool()] });
    assert.deepEqual(errors, []);
    assert.equal(config?.sessions.ttl_ms, 600_000);
    assert.equal(config?.sessions.turns_max, 8);
    assert.equal(config?.classes.interactive.weight, 8);
    assert.equal(config?.classes.batch.weight, 1);
    assert.equal(config?.streams.reattach_grace_ms, 2000);
    assert.equal(config?.pools[0]?.queue.full_policy, 'reject');
    assert.equal(config?.pools[0]?.replicas[0]?.slots, 1);
    assert.equal(config?.server.limits.body_bytes_max, 1_048_576);
  });

  it('a reader has two seconds to come back, and an id is known for a day, unless configured [ASY-CANCEL-005(d), ASY-TASK-010(b)]', () => {
    const { streams, store } = checkConfig({ pools: [pool()] }).config ?? {};
    assert.deepEqual([streams?.reattach_grace_ms, store?.idempotency_window_ms], [2_000, 86_400_000]);
    const own = { streams: { reattach_grace_ms: 5 }, store: { idempotency_window_ms: 90_000_000 } };
    const configured = checkConfig({ ...own, pools: [pool()] }).config;
    assert.equal(configured?.streams.reattach_grace_ms, 5);
    assert.equal(configured?.store.idempotency_window_ms, 90_000_000);
  });

  it('leaves the value that it was given untouched', () => {
    const given = { pools: [pool()] };
    const before = structuredClone(given);
    checkConfig(given);
    assert.deepEqual(given, before);
  });

  it('hard preemption is refused where the engine holds no decoding, and taken where it does [ORCH-3086(a)]', () => {
    const hard = { preemption: { mode: 'hard' } };
    assert.deepEqual(keywordsOf({ pools: [pool(hard)] }), ['hard-preemption-needs-interruptible-decode']);
    const scripted = { wire: 'scripted', replicas: [{ id: 'main-a', scripted: { pieces: ['a'] } }] };
    assert.deepEqual(keywordsOf({ pools: [pool({ ...hard, ...scripted })] }), []);
  });

  it('strict refuses an unknown field [ORCH-3030(a)]', () => {
    const { config, errors, warnings } = checkConfig({ extra: 1, pools: [pool()] });
    assert.equal(config, undefined);
    assert.deepEqual(
      errors.map(problem => problem.path),
      ['/extra'],
    );
    assert.deepEqual(warnings, []);
  });

  it('compat reports an unknown field and goes on without it [ORCH-3030(b)]', () => {
    const { config, errors, warnings } = checkConfig({
      mode: 'compat',
      'a/b': 1,
      pools: [pool({ extra: 2 })],
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(
      warnings.map(problem => problem.path),
      ['/a~1b', '/pools/0/extra'],
    );
    assert.ok(config);
    assert.ok(!('a/b' in config));
    assert.ok(!('extra' in Object(config.pools[0])));
  });

  it('a compat configuration without unknown fields is the strict one but for its mode [OC-CONFIG-6001(c)]', () => {
    const strict = checkConfig({ mode: 'strict', pools: [pool()] }).config;
    const compat = checkConfig({ mode: 'compat', pools: [pool()] }).config;
    assert.deepEqual({ ...compat, mode: 'strict' }, strict);
  });

  it('compat does not excuse anything but unknown fields', () => {
    const { errors, warnings } = checkConfig({
      mode: 'compat',
      extra: 1,
      server: { port: -1 },
      pools: [pool()],
    });
    assert.deepEqual(
      errors.map(problem => problem.path),
      ['/server/port'],
    );
    assert.deepEqual(
      warnings.map(problem => problem.path),
      ['/extra'],
    );
  });

  it('lists breaches of rules beside refusals of the schema [OC-CONFIG-6001(a)]', () => {
    const keywords = keywordsOf({
      extra: 1,
      server: { port: -1, host: '0.0.0.0' },
      pools: [pool({ accelerator: 'nvidia', queue: { full_policy: 'drop' } })],
    });
    assert.deepEqual(keywords.sort(), [
      'additionalProperties',
      'enum',
      'keyless-binds-loopback',
      'minimum',
      'nvidia-has-devices',
    ]);
  });

  it('anything that is no mapping is refused in words', () => {
    for (const value of [null, undefined, 1, 'text', []]) {
      assert.deepEqual(keywordsOf(value), ['type'], String(value));
    }
  });

  it('ratios are taken exactly when they sum to 1 within 0.001 [ASY-CONF-001(b)]', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), millionths => {
        const ratios = [0.6, 0.4 + millionths / 1_000_000];
        const refused = keywordsOf({
          pools: [pool({ accelerator: 'nvidia', devices: [0, 1], split_ratios: ratios })],
        }).includes('split-ratios-fit-devices');
        if (Math.abs(millionths) !== 1000) assert.equal(refused, Math.abs(millionths) > 1000);
      }),
      { numRuns: 60 },
    );
  });

  it('a bound holds at its limit and is broken one above it [ASY-CONF-001(e)]', () => {
    const withStream = (stream: number) =>
      keywordsOf({ store: { stream_retention_ms: stream, task_retention_ms: 5000 }, pools: [pool()] });
    assert.deepEqual(
      [withStream(4999), withStream(5000), withStream(5001)],
      [[], [], ['stream-retention-within-task']],
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (some, other) => {
        const { errors } = checkConfig({ pools: some, tenants: other });
        assert.ok(errors.length > 0);
      }),
      { numRuns: 200 },
    );
  });

  it('the printed configuration holds no secret [ASY-CONF-002(b)]', () => {
    const hash = `sha256:${'5'.repeat(64)}`;
    const { config } = checkConfig({
      tenants: [{ id: 'a', keys: [{ id: 'k', hash, roles: ['data'] }] }],
      pools: [
        pool({
          replicas: [
            { id: 'x', url: 'http://user:hunter2@engine.example/v1?token=hunter2' },
            { id: 'y', command: { argv: ['engine'], env: { TOKEN: 'hunter2' } } },
          ],
        }),
      ],
    });
    assert.ok(config);
    const text = JSON.stringify(withoutSecrets(config));
    assert.ok(!text.includes('hunter2') && !text.includes(hash));
    assert.ok(text.includes('engine.example/v1') && text.includes('TOKEN'));
  });
});
