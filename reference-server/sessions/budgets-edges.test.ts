import assert from 'node:assert/strict';
import type { Outcome } from '../tasks/index.ts';
import { attempt, completed, configWith, failed } from './fixtures.ts';
import { Budgets, costOf } from './index.ts';

const prices = { input_per_million: 3, output_per_million: 5 };

const configOf = (budgets: object, priced: object = prices) => {
  const pool = { id: 'pool', engine: 'llamacpp', wire: 'llamacpp', model: { ref: 'tiny' }, prices: priced };
  const replicas = [{ id: 'a', url: 'http://127.0.0.1:9' }];
  return configWith({ tenants: [{ id: 't', budgets }, { id: 'free' }], pools: [{ ...pool, replicas }] });
};

const task = (pieces: number, outcome?: Outcome) => ({
  ...{ tenantId: 't', taskId: '1', poolId: 'pool', promptTokens: 10, pieces, outcome },
  attempts: [attempt(0)],
});

const all = { tokens: 1_000, time_ms: 1_000, cost: 1 };

describe('the price of a task', () => {
  it('is that of its prompt and that of its answer, each by its own price', () => {
    const priced = { ...prices, currency: 'EUR' };
    assert.equal(costOf(priced, { promptTokens: 2_000_000, completionTokens: 0 }), 6);
    assert.equal(costOf(priced, { promptTokens: 0, completionTokens: 2_000_000 }), 10);
  });

  it('is nothing in a pool that the configuration no longer has', () => {
    const under = new Budgets(configOf(all));
    const gone = { ...task(2, failed), poolId: 'gone' };
    assert.deepEqual(under.spent(gone), { tenantId: 't', tokens: 12, timeMs: 0, cost: 0 });
  });
});

describe('what a running task is charged', () => {
  it('is what it used since the last time, and nothing where it used nothing', () => {
    const under = new Budgets(configOf(all));
    under.progress(task(2), 40);
    const once = under.remaining('t');
    under.progress(task(2), 40);
    assert.deepEqual(under.remaining('t'), once);
    assert.equal(once.timeMs, 960);
    under.progress(task(2), 41);
    assert.equal(under.remaining('t').timeMs, 959);
  });

  it('is what was seen of it where the engine does not count', () => {
    const under = new Budgets(configOf(all));
    assert.equal(under.spent(task(3, completed(undefined, 7)))?.tokens, 13);
  });

  it('takes the time from the start of the last attempt to its end', () => {
    const under = new Budgets(configOf(all));
    const late = { ...attempt(70), started_ms: 30 };
    assert.equal(under.spent({ ...task(1, failed), attempts: [attempt(5), late] })?.timeMs, 40);
  });

  it('takes nothing of a task that no engine saw', () => {
    const under = new Budgets(configOf(all));
    const unseen = { ...task(0, completed()), attempts: [] };
    assert.deepEqual(under.spent(unseen), { tenantId: 't', tokens: 0, timeMs: 0, cost: 0 });
  });

  it('may come to exactly what is left, of each kind', () => {
    for (const [budget, amounts, more] of [
      [{ tokens: 5 }, { tokens: 5 }, { tokens: 1 }],
      [{ time_ms: 5 }, { timeMs: 5 }, { timeMs: 1 }],
      [{ cost: 0.5 }, { cost: 0.5 }, { cost: 1e-9 }],
    ] as const) {
      const under = new Budgets(configOf(budget));
      assert.deepEqual([under.spend('t', amounts), under.spend('t', more)], ['within', 'exhausted']);
    }
  });

  it('takes no time of an attempt that never ended', () => {
    const under = new Budgets(configOf(all));
    const { ended_ms, ...open } = attempt(50);
    assert.equal(ended_ms, 50);
    assert.equal(under.spent({ ...task(1, failed), attempts: [open] })?.timeMs, 0);
  });

  it('is nobody’s concern of a tenant without budgets, named or not', () => {
    const under = new Budgets(configOf(all));
    assert.equal(under.progress({ ...task(9), tenantId: 'free' }, 9), 'within');
    assert.deepEqual(
      [under.spend('free', { tokens: 9 }), under.spend('nobody', { tokens: 9 })],
      ['within', 'within'],
    );
  });
});

describe('budgets of another configuration', () => {
  it('are in force at once, with what was used before', () => {
    const under = new Budgets(configOf({ tokens: 100, cost: 1 }));
    under.spend('t', { tokens: 60 });
    under.reconfigure(configOf({ tokens: 70, cost: 1 }, { input_per_million: 1e6, output_per_million: 0 }));
    assert.deepEqual(under.remaining('t'), { tokens: 10, cost: 1 });
    assert.equal(under.progress({ ...task(1), promptTokens: 2 }, 0), 'exhausted');
    assert.deepEqual(under.remaining('t'), { tokens: 7, cost: 0 });
  });
});
