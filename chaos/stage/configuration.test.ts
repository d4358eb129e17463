import assert from 'node:assert/strict';
import { parsedJson, valueAt } from '#conformance/harness';
import { bodyOf } from '../driver/task-client.ts';
import { type Setting, standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { toEachPool } from '../workloads/to-each-pool.ts';
import { configurationOf } from './configuration.ts';

const places = [{ url: 'http://127.0.0.1:1' }, { url: 'http://127.0.0.1:2' }];

/** Of each pool: its model, and its replicas. */
const poolsOf = (setting: Setting) => {
  const pools = valueAt(configurationOf({ setting, storePath: 'store', places }), 'pools');
  assert.ok(Array.isArray(pools));
  return pools.map(pool => ({
    model: valueAt(pool, 'model.ref'),
    replicas: [0, 1].flatMap(at => valueAt(pool, `replicas.${at}.id`) ?? []),
  }));
};

describe('the pools of a stage', () => {
  const workload = toEachPool(steady(0.5));

  it('are one with all engines, for which whoever comes asks', () => {
    const setting = standardSetting;
    const [{ model, replicas } = { model: '', replicas: [] }, ...others] = poolsOf(setting);
    assert.deepEqual([replicas, others], [['r1', 'r2'], []]);
    const [arrival] = steady(0.5).arrivals({ setting, seconds: 1, seed: 1 });
    assert.ok(arrival !== undefined);
    assert.equal(valueAt(parsedJson(bodyOf('a', arrival)), 'model_ref'), model);
  });

  it('are one for each engine where they are apart, and asked in turn', () => {
    const setting = { ...standardSetting, isApart: true };
    const pools = poolsOf(setting);
    assert.deepEqual(
      pools.map(({ replicas }) => replicas),
      [['r1'], ['r2']],
    );
    const asked = workload
      .arrivals({ setting, seconds: 1, seed: 1 })
      .slice(0, 4)
      .map(arrival => valueAt(parsedJson(bodyOf('a', arrival)), 'model_ref'));
    const [first, second] = pools.map(({ model }) => model);
    assert.notEqual(first, second);
    assert.deepEqual(asked, [first, second, first, second]);
  });
});
