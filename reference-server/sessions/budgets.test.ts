import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOrchestratorError } from '../kernel/index.ts';
import type { Outcome } from '../tasks/index.ts';
import { attempt, completed, configWith, failed } from './fixtures.ts';
import { Budgets, costOf } from './index.ts';

const prices = { input_per_million: 1, output_per_million: 2 };

function budgetsWith(budgets: object): Budgets {
  const pool = { id: 'pool', engine: 'llamacpp', wire: 'llamacpp', model: { ref: 'tiny' }, prices };
  const replicas = [{ id: 'a', url: 'http://127.0.0.1:9' }];
  return new Budgets(
    configWith({ tenants: [{ id: 't', budgets }, { id: 'free' }], pools: [{ ...pool, replicas }] }),
  );
}

const usage = (prompt_tokens: number, completion_tokens: number) => ({
  prompt_tokens,
  completion_tokens,
  total_tokens: prompt_tokens + completion_tokens,
});

function task(parts: { pieces?: number; outcome?: Outcome; lastedMs?: number; tenantId?: string } = {}) {
  const { pieces = 0, outcome, lastedMs = 0, tenantId = 't' } = parts;
  return {
    tenantId,
    taskId: '1',
    poolId: 'pool',
    promptTokens: 10,
    pieces,
    outcome,
    attempts: [attempt(lastedMs)],
  };
}

const isSpent = (budgets: Budgets, tenantId = 't'): boolean => {
  try {
    budgets.check(tenantId);
    return false;
  } catch (error) {
    assert.ok(isOrchestratorError(error) && error.code === 'BUDGET_EXHAUSTED');
    return true;
  }
};

describe('budgets', () => {
  it('are spent exactly when nothing is left [OC-CORE-1023(a)] [ORCH-3099(a)]', () => {
    for (const [budgets, amounts] of [
      [{ tokens: 10 }, { tokens: 9 }],
      [{ time_ms: 10 }, { timeMs: 9 }],
      [{ cost: 0.3 }, { cost: 0.2 }],
    ] as const) {
      const under = budgetsWith(budgets);
      assert.equal(under.spend('t', amounts), 'within');
      assert.equal(isSpent(under), false);
      under.spend('t', { tokens: 1, timeMs: 1, cost: 0.1 });
      assert.equal(isSpent(under), true);
    }
  });

  it('let a task end exactly at them, and no piece further [OC-CORE-1023(b)] [OC-CORE-1023(c)]', () => {
    const under = budgetsWith({ tokens: 12 });
    assert.equal(under.progress(task({ pieces: 1 }), 0), 'within');
    assert.equal(under.progress(task({ pieces: 2 }), 0), 'within');
    assert.deepEqual(under.remaining('t'), { tokens: 0 });
    assert.equal(under.progress(task({ pieces: 3 }), 0), 'exhausted');
    assert.deepEqual(under.remaining('t'), { tokens: 0 });
  });

  it('are charged with the engine’s own counts and the pool’s prices [ORCH-3099(b)]', () => {
    const under = budgetsWith({ tokens: 1_000, time_ms: 1_000, cost: 1 });
    const row = under.spent(task({ pieces: 3, outcome: completed(usage(100, 50), 40) }));
    assert.deepEqual(row, { tenantId: 't', tokens: 150, timeMs: 40, cost: 0.0002 });
    assert.deepEqual(under.remaining('t'), { tokens: 850, timeMs: 960, cost: 0.9998 });
    assert.equal(
      costOf({ ...prices, currency: 'EUR' }, { promptTokens: 1_000_000, completionTokens: 1_000_000 }),
      3,
    );
  });

  it('are charged once for what a task was charged while it ran, and give nothing back', () => {
    const under = budgetsWith({ tokens: 1_000 });
    under.progress(task({ pieces: 5 }), 0);
    assert.equal(under.spent(task({ pieces: 5, outcome: completed(usage(10, 3)) }))?.tokens, 15);
    under.progress(task({ pieces: 5 }), 0);
    assert.equal(under.spent(task({ pieces: 5, outcome: completed(usage(10, 7)) }))?.tokens, 15 + 17);
  });

  it('are charged for a failed task with what was seen of it, and nothing for one that sent nothing', () => {
    const under = budgetsWith({ tokens: 1_000, time_ms: 1_000 });
    assert.deepEqual(under.spent(task({ pieces: 4, outcome: failed, lastedMs: 70 })), {
      tenantId: 't',
      tokens: 14,
      timeMs: 70,
      cost: 0.000018,
    });
    assert.equal(under.spent(task({ outcome: failed }))?.tokens, 14);
    assert.equal(under.spent({ ...task({ outcome: completed(usage(9, 9)) }), attempts: [] })?.tokens, 14);
  });

  it('have no number for a tenant without one [OC-CORE-1024(b)]', () => {
    const under = budgetsWith({ tokens: 1 });
    under.spend('free', { tokens: 1e9 });
    assert.deepEqual(
      [under.remaining('free'), under.remaining('nobody'), isSpent(under, 'free')],
      [{}, {}, false],
    );
    assert.equal(under.spent(task({ tenantId: 'free', outcome: completed(usage(1, 1)) })), undefined);
  });

  it('are the same after they were kept and restored', () => {
    const under = budgetsWith({ tokens: 100, cost: 1 });
    under.spend('t', { tokens: 30, cost: 0.25 });
    const after = budgetsWith({ tokens: 100, cost: 1 });
    after.restore(under.rows());
    assert.deepEqual(after.remaining('t'), { tokens: 70, cost: 0.75 });
  });

  it('never rise while tasks run, and never fall below zero [OC-CORE-1024(a)]', () => {
    const charges = fc.array(fc.record({ pieces: fc.nat(30), decodeMs: fc.nat(500) }), { minLength: 1 });
    fc.assert(
      fc.property(charges, list => {
        const under = budgetsWith({ tokens: 40, time_ms: 200, cost: 0.00005 });
        let before = under.remaining('t');
        for (const { pieces, decodeMs } of list) {
          const verdict = under.progress(task({ pieces }), decodeMs);
          const { tokens = -1, timeMs = -1, cost = -1 } = under.remaining('t');
          assert.ok(
            tokens <= (before.tokens ?? 0) && timeMs <= (before.timeMs ?? 0) && cost <= (before.cost ?? 0),
          );
          assert.ok(tokens >= 0 && timeMs >= 0 && cost >= 0);
          if (verdict === 'exhausted') assert.ok(Math.min(tokens, timeMs, cost) === 0);
          before = under.remaining('t');
        }
      }),
    );
  });
});
