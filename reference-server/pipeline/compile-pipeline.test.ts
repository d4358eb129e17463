import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PluginConfig } from '#contracts';
import { isOrchestratorError, VirtualWorld } from '../kernel/index.ts';
import { pluginConfig } from './calls-for-tests.ts';
import { compilePipeline } from './compile-pipeline.ts';
import { phaseNames } from './phases.ts';

const idle = () => ({ execute: () => undefined });

function compile(configs: readonly PluginConfig[], folder = '.') {
  const builtIns = new Map(configs.filter(config => config.module === config.id).map(({ id }) => [id, idle]));
  return compilePipeline(configs, { world: new VirtualWorld(), folder, builtIns });
}

function refused(pluginId: string, sentence: RegExp) {
  return (error: unknown) => {
    assert.ok(isOrchestratorError(error) && error.code === 'CONFIG_INVALID');
    assert.equal(error.details?.plugin_id, pluginId);
    assert.match(error.message, sentence);
    return true;
  };
}

describe('the compiled pipeline', () => {
  it('orders the plugins of a phase by order, then by id, however they are listed [PLUG-001]', async () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), { maxLength: 12 });
    const configs = ids.chain(names =>
      fc.tuple(
        ...names.map(id =>
          fc
            .record({ order: fc.nat(3), phase: fc.constantFrom(...phaseNames) })
            .map(part => ({ id, ...part })),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(configs, fc.infiniteStream(fc.nat()), async (parts, chance) => {
        const listed = parts.map(pluginConfig);
        const shuffled = listed
          .map(config => ({ config, at: chance.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ config }) => config);
        const [one, other] = [await compile(listed), await compile(shuffled)];
        const keys = one.plugins.map(
          ({ phase, order, id }) => `${phaseNames.indexOf(phase)} ${String(order).padStart(9)} ${id}`,
        );
        assert.deepEqual(keys, keys.toSorted());
        assert.deepEqual(
          one.plugins.map(plugin => plugin.id),
          other.plugins.map(plugin => plugin.id),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a phase that does not exist [PLUG-007]', async () => {
    const config = pluginConfig({ id: 'p' });
    Reflect.set(config, 'phase', 'AUDIT');
    await assert.rejects(compile([config]), refused('p', /there is no phase AUDIT/));
  });

  it('refuses a second plugin with an id already taken [PLUG-007]', async () => {
    const configs = [pluginConfig({ id: 'p' }), pluginConfig({ id: 'p', phase: 'CLEANUP' })];
    await assert.rejects(compile(configs), refused('p', /another plugin has this id/));
  });

  it('does not change once it is compiled [ASY-PIPE-001(b)]', async () => {
    const compiled = await compile([pluginConfig({ id: 'p', options: { deep: { value: 1 } } })]);
    const [plugin] = compiled.plugins;
    for (const part of [compiled, compiled.plugins, compiled.byPhase, compiled.byPhase.ROUTE, plugin]) {
      assert.ok(Object.isFrozen(part));
    }
    assert.throws(() => Reflect.apply(Array.prototype.push, compiled.plugins, [plugin]), TypeError);
    assert.ok(Object.isFrozen(plugin?.options.deep));
  });
});

describe('the module of a plugin', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-plugins-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is found beside the configuration and its factory is told the configured id', async () => {
    const code = 'export default context => ({ execute() {}, id: context.id, phase: context.phase });';
    await writeFile(join(folder, 'own.mjs'), code);
    const compiled = await compile(
      [pluginConfig({ id: 'mine', module: './own.mjs', phase: 'ROUTE' })],
      folder,
    );
    const [first] = compiled.byPhase.ROUTE;
    assert.equal(Reflect.get(first?.plugin ?? {}, 'id'), 'mine');
    assert.equal(Reflect.get(first?.plugin ?? {}, 'phase'), 'ROUTE');
  });

  it('that cannot be loaded is refused with the plugin named [ASY-PIPE-006(b)]', async () => {
    const configs = [pluginConfig({ id: 'lost', module: './nowhere.mjs' })];
    await assert.rejects(
      compile(configs, folder),
      refused('lost', /nowhere\.mjs: the module cannot be loaded/),
    );
  });

  const shapeless = [
    ['export const plugin = 1;', /no factory/],
    ['export default () => 1;', /gives no plugin/],
    ['export default () => ({});', /has no execute/],
    ['export default () => ({ execute() {}, shutdown: 1 });', /shutdown is no function/],
  ] as const;
  for (const [code, sentence] of shapeless) {
    it(`that reads ${code} is refused [ASY-PIPE-006(b)]`, async () => {
      await writeFile(join(folder, 'bad.mjs'), code);
      await assert.rejects(
        compile([pluginConfig({ id: 'bad', module: 'bad.mjs' })], folder),
        refused('bad', sentence),
      );
    });
  }
});
