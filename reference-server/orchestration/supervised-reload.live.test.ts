// A reload of a pool whose engines are processes of its own: they can't be beside each other on one device.
import assert from 'node:assert/strict';
import type { PoolConfig } from '#contracts';
import { idOf, refusalOf } from './fixtures.ts';
import { caller, engine, isAlive, LiveServer, until } from './live-server-fixture.ts';

const withModel = ['--model', '{model}'] as const;

describe('a reload of a pool whose engines are started here', () => {
  let server: LiveServer;

  async function serve(pool: object = {}): Promise<LiveServer> {
    server = new LiveServer({ replicas: [engine('r0', ...withModel)], ...pool });
    await server.start();
    return server;
  }
  afterEach(() => server.stop());

  const present = (): PoolConfig => server.orchestrator.pools.status('main').config;

  /** The same pool with that model, its engine started with those flags. */
  function next(ref: string, ...flags: readonly string[]): PoolConfig {
    const { replicas, ...pool } = present();
    const model = { ...pool.model, ref };
    const [first] = replicas;
    const { command } = engine('r0', ...withModel, ...flags) as { command: { argv: string[] } };
    assert.ok(first?.command !== undefined);
    return { ...pool, model, replicas: [{ ...first, command: { ...first.command, argv: command.argv } }] };
  }

  const started = (): string[] =>
    server
      .logged('engine-started')
      .map(({ msg }) => /process (\d+)/.exec(String(msg))?.[1])
      .filter(found => found !== undefined);

  /** In the order in which it happened. */
  const lives = (): string[] =>
    server.lines
      .map(line => String(JSON.parse(line).event))
      .filter(event => event === 'engine-started' || event === 'engine-ended');

  it('ends the old engine’s work, then the engine, and serves the new model only once it has loaded [ORCH-2102(a), ORCH-2102(b), ORCH-3001(a)]', async () => {
    await serve();
    const task = await server.run(1, '<2>wait');
    await until('it decodes', () => task.of('token').length === 2);
    let isOver = false;
    const reload = server.orchestrator.pools.reload('main', next('other', '--loading-ms', '300')).then(() => {
      isOver = true;
    });
    assert.equal((await refusalOf(server.run(2, '<1>'))).code, 'POOL_UNREADY');
    assert.deepEqual([started().length, isAlive(Number(started()[0])), isOver], [1, true, false]);
    await server.orchestrator.cancel(caller, idOf(1));
    await until('the new engine is started', () => started().length === 2);
    assert.equal(isAlive(Number(started()[0])), false);
    assert.equal((await refusalOf(server.run(3, '<1>', 'other'))).code, 'MODEL_NOT_FOUND');
    assert.equal(present().model.ref, 'tiny');
    await reload;
    assert.deepEqual(lives(), ['engine-started', 'engine-ended', 'engine-started']);
    assert.deepEqual([present().model.ref, server.isReady], ['other', true]);
    const done = await server.run(4, '<2>', 'other');
    await until('it is over', () => done.closed !== undefined);
    assert.equal(done.terminal.finish_reason, 'length');
    assert.equal((await refusalOf(server.run(5, '<1>'))).code, 'MODEL_NOT_FOUND');
  });

  for (const [how, flags, reason] of [
    ['ends before it is ready', ['--exit', '4'], 'fault'],
    ['fails its self-test', ['--no-decode'], 'self-test-failed'],
  ] as const) {
    it(`to an engine that ${how} starts the old one again, which serves what waited [OC-CTRL-2003(a), OC-CTRL-2003(b), OC-CTRL-2003(c)]`, async () => {
      await serve({ drain_deadline_ms: 300 });
      const running = [await server.run(1, '<1>wait'), await server.run(2, '<1>wait')];
      await until('both decode', () => running.every(task => task.of('token').length === 1));
      const waiting = await server.run(3, '<2>');
      const refusal = await refusalOf(server.orchestrator.pools.reload('main', next('tiny', ...flags)));
      assert.equal(refusal.code, 'RELOAD_FAILED');
      assert.deepEqual(refusal.details, { reason, replicas: { r0: 'backoff' } });
      for (const task of running) assert.equal(task.terminal.code, 'INTERRUPTED');
      await until('what waited is over', () => waiting.closed !== undefined);
      assert.deepEqual([waiting.names.at(-1), present().model.ref], ['end', 'tiny']);
      assert.deepEqual(present().replicas[0]?.command?.argv.slice(-2), withModel);
      const after = await server.run(4, '<2>');
      await until('a newcomer is over', () => after.closed !== undefined);
      assert.equal(after.names.at(-1), 'end');
      const alive = started().filter(processId => isAlive(Number(processId)));
      assert.deepEqual(alive, [started().at(-1)]);
    });
  }
});
