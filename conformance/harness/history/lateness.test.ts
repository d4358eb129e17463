import assert from 'node:assert/strict';
import { boundsOf } from '../bounds.ts';
import type { Clock } from '../clock.ts';
import { claim, judgeClaim } from '../judges/index.ts';
import { History } from './history.ts';
import { watchLateness } from './lateness.ts';
import { Redactor } from './redactor.ts';

/** Wakes whoever waits when it is told to, which may be long after that was due. */
class SleepyClock implements Clock {
  #nowMs = 0;
  #run: (() => void) | undefined;

  nowMs = (): number => this.#nowMs;
  wallMs = (): number => this.#nowMs;

  after(_delayMs: number, run: () => void): () => void {
    this.#run = run;
    return () => {
      this.#run = undefined;
    };
  }

  pass(ms: number): void {
    this.#nowMs += ms;
  }

  wake(): void {
    this.#run?.();
  }
}

const caseOf = () => {
  const clock = new SleepyClock();
  const history = new History({ clock, bounds: boundsOf(), redactor: new Redactor() });
  const end = watchLateness(clock, ms => history.note({ note: 'late', ms }));
  return { clock, history, end };
};

const due = claim('c', 'order.within', {
  from: { kind: 'step', pattern: '^from$' },
  to: { kind: 'step', pattern: '^to$' },
  ms: 250,
});

const isKept = (history: History): boolean => {
  const finding = judgeClaim(history.snapshot(), due);
  return 'holds' in finding && finding.holds;
};

describe('the lateness of the harness', () => {
  it('is told where the machine kept it waiting, and not otherwise', () => {
    const { clock, history, end } = caseOf();
    clock.pass(49);
    clock.wake();
    assert.equal(history.entries.length, 1);
    clock.pass(125);
    clock.wake();
    const last = history.entries.at(-1);
    assert.ok(last?.kind === 'step');
    assert.equal(last.text, 'the machine kept the harness waiting 100.0 ms');
    clock.pass(75);
    end();
    assert.equal(history.entries.length, 3);
    clock.pass(500);
    clock.wake();
    assert.equal(history.entries.length, 3);
  });

  for (const [lateMs, holds] of [
    [200, true],
    [40, false],
  ] as const)
    it(`of ${lateMs} ms in 400 ${holds ? 'excuses' : 'does not excuse'} a bound of 250`, () => {
      const { clock, history } = caseOf();
      history.step('from');
      clock.pass(25 + lateMs);
      clock.wake();
      for (let passedMs = 25 + lateMs; passedMs < 400; passedMs += 25) {
        clock.pass(25);
        clock.wake();
      }
      history.step('to');
      assert.equal(isKept(history), holds);
    });

  it('before or after the time that is judged excuses nothing', () => {
    const { clock, history } = caseOf();
    clock.pass(325);
    clock.wake();
    history.step('from');
    for (let passedMs = 0; passedMs < 300; passedMs += 25) {
      clock.pass(25);
      clock.wake();
    }
    history.step('to');
    clock.pass(325);
    clock.wake();
    assert.equal(isKept(history), false);
  });

  it('that is told only behind what came late is taken into account', () => {
    const { clock, history } = caseOf();
    history.step('from');
    clock.pass(300);
    history.step('to');
    clock.wake();
    assert.equal(isKept(history), true);
  });
});
