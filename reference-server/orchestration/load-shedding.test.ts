import assert from 'node:assert/strict';
import { settle, stageOf } from './fixtures.ts';
import { LoadShedding } from './load-shedding.ts';

function noted(met: number, missed: number): LoadShedding {
  const shedding = new LoadShedding(1_000);
  for (let number = 0; number < met + missed; number++) shedding.note(number < met, 0);
  return shedding;
}

describe('load shedding', () => {
  it('begins where fewer than 95 of 100 first pieces come in time, and not before [ORCH-3040(a)]', () => {
    assert.equal(noted(95, 5).isActive(0), false);
    assert.equal(noted(94, 6).isActive(0), true);
  });

  it('takes no few slow tasks for a violation [ORCH-3040(a)]', () => {
    assert.equal(noted(0, 19).isActive(0), false);
    assert.equal(noted(0, 20).isActive(0), true);
  });

  it('ends by itself, when the hint says [ORCH-3040(c)]', () => {
    const shedding = noted(0, 20);
    assert.equal(shedding.hintMs(400), 601);
    assert.equal(shedding.isActive(1_000), true);
    assert.equal(shedding.isActive(1_001), false);
  });

  it('tells when it is over, and not when the first of what was seen is forgotten [ORCH-3040(c)]', () => {
    const shedding = new LoadShedding(1_000);
    for (let number = 0; number < 100; number++) shedding.note(number >= 50, number);
    assert.equal(shedding.hintMs(100), 948);
    assert.equal(shedding.isActive(1_047), true);
    assert.equal(shedding.isActive(1_048), false);
  });

  it('refuses the lowest class alone while it lasts [ORCH-3040(a), ORCH-3040(c)]', async () => {
    const slo = { first_token_p95_ms: 1 };
    const stage = await stageOf({
      pool: { queue: { capacity: 64 } },
      config: { classes: { interactive: { slo } } },
    });
    for (let number = 10; number < 30; number++) {
      await stage.submit(number);
      await stage.pass(2);
      stage.engine().call.release('a');
      stage.engine().call.end();
      await settle();
    }
    const refusal = await stage.refused(1, { priority: 'batch' });
    assert.deepEqual([refusal.code, refusal.policyLabel], ['POOL_UNAVAILABLE', 'unavailable']);
    assert.ok((refusal.retryAfterMs ?? 0) > 0);
    assert.equal((await stage.send(2, { priority: 'interactive' })).replayed, false);
  });
});
