import assert from 'node:assert/strict';
import { type Config, checkConfig, type Problem } from '#contracts';
import { OrchestratorError, present, VirtualWorld } from '../kernel/index.ts';
import { createTelemetry } from '../telemetry/index.ts';
import { ConfigControl, changedPointers, fixedProblems, type PreparedPart, revokedKeys } from './index.ts';

const pool = {
  id: 'main',
  engine: 'scripted',
  wire: 'scripted',
  model: { ref: 'tiny' },
  replicas: [{ id: 'r', scripted: { pieces: ['a'] } }],
};
const hash = (digit: string): string => `sha256:${digit.repeat(64)}`;

function configOf(changes: object = {}): Config {
  return present(checkConfig({ pools: [pool], ...changes }).config, 'the test is valid');
}

describe('control: another configuration', () => {
  const done: string[] = [];
  const part = (name: string): PreparedPart => ({
    commit: () => void done.push(`${name} commits`),
    abandon: () => void done.push(`${name} is abandoned`),
  });

  beforeEach(() => void done.splice(0));

  function controlOf(
    read: () => Config | readonly Problem[],
    prepare: (() => PreparedPart)[],
  ): ConfigControl {
    const world = new VirtualWorld();
    const labels = { pools: [], tenants: [], sinks: [], plugins: [] };
    const config = { labels, level: 'silent', enginesMax: 16 } as const;
    const telemetry = createTelemetry({ world, writeLine: () => undefined, collector: undefined, config });
    return new ConfigControl({
      world,
      telemetry,
      first: configOf(),
      prepare,
      read: () => {
        const found = read();
        return 'pools' in found
          ? { ok: true, config: found, warnings: [] }
          : { ok: false, problems: found, sentences: found.map(({ message }) => message) };
      },
    });
  }

  it('everything is prepared before anything commits [ORCH-3031(a)]', async () => {
    const next = configOf({ telemetry: { log_level: 'warn' } });
    const control = controlOf(() => next, [() => part('one'), () => part('two')]);
    const { changed } = await control.reload();
    assert.deepEqual(changed, ['/telemetry/log_level']);
    assert.deepEqual(done, ['one commits', 'two commits']);
    assert.equal(control.current, next);
  });

  it('what was prepared is given up, the last first, where a later part fails [ORCH-3031(c)]', async () => {
    const fail = (): PreparedPart => {
      throw new OrchestratorError('PLUGIN_FAILED');
    };
    const control = controlOf(
      () => configOf({ mode: 'compat' }),
      [() => part('one'), () => part('two'), fail],
    );
    const before = control.current;
    await assert.rejects(control.reload(), { code: 'RELOAD_FAILED' });
    assert.deepEqual(done, ['two is abandoned', 'one is abandoned']);
    assert.equal(control.current, before);
    await assert.rejects(control.reload(), { code: 'RELOAD_FAILED' });
  });

  it('one reload at a time [ORCH-3031(a)]', async () => {
    const held = Promise.withResolvers<PreparedPart>();
    const control = controlOf(() => configOf(), [() => held.promise as unknown as PreparedPart]);
    const first = control.reload();
    await assert.rejects(control.reload(), { code: 'STATE_CONFLICT' });
    held.resolve(part('one'));
    await first;
    assert.deepEqual(done, ['one commits']);
  });

  it('pointers lead to the smallest members that differ', () => {
    const other = { ...pool, queue: { capacity: 7 } };
    assert.deepEqual(changedPointers(configOf(), configOf({ pools: [other] })), ['/pools/0/queue/capacity']);
    assert.deepEqual(changedPointers({ 'a/b': 1 }, { 'a/b': [1] }), ['/a~1b']);
    assert.deepEqual(changedPointers([1], [1, 2]), ['/1']);
  });

  it('what is bound at the start is named with its reason [ASY-CONF-005]', () => {
    const next = configOf({ server: { port: 1 }, fairness: { share_window_ms: 1_000 } });
    const problems = fixedProblems(configOf(), next);
    assert.deepEqual(problems.map(({ path }) => path).sort(), ['/fairness/share_window_ms', '/server/port']);
    assert.ok(problems.every(({ message }) => message.includes('restart the server')));
  });

  it('a key is revoked by its absence, another hash, or roles without data [ASY-AUTH-004]', () => {
    const tenants = (keys: object[]) => configOf({ tenants: [{ id: 'a', keys }] }).tenants;
    const key = (id: string, digit: string, roles = ['data']) => ({ id, hash: hash(digit), roles });
    const before = tenants([key('k1', '1'), key('k2', '2'), key('k3', '3'), key('k4', '4')]);
    const after = tenants([key('k2', '5'), key('k3', '3', ['admin']), key('k4', '4')]);
    assert.deepEqual([...revokedKeys(before, after)].sort(), ['k1', 'k2', 'k3']);
    assert.deepEqual([...revokedKeys(tenants([]), after)], ['a']);
  });
});
