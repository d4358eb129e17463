import assert from 'node:assert/strict';
import { decidePreemption, type PreemptionRules, type RunningTask, ServedShares } from './index.ts';

const soft: PreemptionRules = { mode: 'soft', perMinuteMax: 2, protect: [] };
const hard: PreemptionRules = { ...soft, mode: 'hard' };

function running(id: string, more: Partial<RunningTask> = {}): RunningTask {
  const quiet = { piecesSent: 0, isStrict: false, isInterruptible: false, startedAtMs: 0 };
  return { id, priority: 'batch', ...quiet, ...more };
}

function chosen(rules: PreemptionRules, tasks: readonly RunningTask[], preemptedInLastMinute = 0): string {
  const decision = decidePreemption(rules, { waiting: 'interactive', running: tasks, preemptedInLastMinute });
  return decision.kind === 'preempt' ? `${decision.mode} ${decision.id}` : decision.because;
}

describe('preemption', () => {
  it('takes nothing where it is off [ASY-PREEMPT-003]', () => {
    assert.equal(chosen({ ...soft, mode: 'off' }, [running('a')]), 'off');
  });

  it('takes lower work without a token, the youngest start first [ORCH-3085(a)]', () => {
    assert.equal(chosen(soft, [running('a'), running('b', { startedAtMs: 5 })]), 'soft b');
    assert.equal(chosen(soft, [running('a', { priority: 'interactive' })]), 'nothing-lower');
  });

  it('touches a task with a token only where it is hard and the engine holds the state [ORCH-3085(b)] [ORCH-3086(a)]', () => {
    const started = running('a', { piecesSent: 3, isInterruptible: true });
    assert.equal(chosen(soft, [started]), 'nothing-lower');
    assert.equal(chosen(hard, [started]), 'hard a');
    assert.equal(chosen(hard, [{ ...started, isInterruptible: false }]), 'nothing-lower');
    assert.equal(chosen(hard, [started, running('b')]), 'soft b');
  });

  it('spares a strict task after its first token and not before [ASY-PREEMPT-001]', () => {
    const strict = running('a', { isStrict: true, isInterruptible: true });
    assert.equal(chosen(hard, [{ ...strict, piecesSent: 1 }]), 'nothing-lower');
    assert.equal(chosen(hard, [strict]), 'soft a');
  });

  it('is bounded by the minute and by protected classes [ASY-PREEMPT-002(a)] [ASY-PREEMPT-002(b)]', () => {
    assert.equal(chosen(soft, [running('a')], 1), 'soft a');
    assert.equal(chosen(soft, [running('a')], 2), 'rate');
    assert.equal(chosen({ ...soft, protect: ['batch'] }, [running('a')]), 'nothing-lower');
  });
});

describe('the served share', () => {
  it('is nothing for who was never served, and comes to the weights of who was [ORCH-3076]', () => {
    const shares = new ServedShares(1_000, 0);
    assert.deepEqual(shares.shares(), []);
    for (let i = 0; i < 400; i += 1) shares.add(i % 4 === 0 ? 'ash' : 'birch', 'batch', i * 10);
    const [ash, birch] = shares.shares();
    assert.ok(ash && Math.abs(ash.share - 0.25) < 0.1, `${ash?.share}`);
    assert.ok(birch && Math.abs(birch.share - 0.75) < 0.1 && Math.abs(ash.share + birch.share - 1) < 1e-9);
  });

  it('forgets what lies outside its window', () => {
    const shares = new ServedShares(1_000, 0);
    for (let i = 0; i < 100; i += 1) shares.add('ash', 'batch', 0);
    shares.add('birch', 'batch', 10_000);
    assert.ok((shares.shares()[1]?.share ?? 0) > 0.99);
  });
});
