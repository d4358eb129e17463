import assert from 'node:assert/strict';
import { recordOf, stories, window } from '../testing/record-of.ts';
import { passingLine, passingMsOf } from './passing-on.ts';
import { predictionLine, predictionsOf } from './prediction.ts';
import { median, quantile } from './quantile.ts';

const phase = window('phase', 0, 10_000);

describe('times of pieces and of starts', () => {
  it('a quantile is a value that was seen, and of nothing there is none', () => {
    assert.equal(quantile([4, 1, 3, 2], 0.5), 2);
    assert.equal(quantile([4, 1, 3, 2], 0.99), 4);
    assert.equal(quantile([7], 0.01), 7);
    assert.equal(median([]), undefined);
  });

  it('each piece is counted from the engine to the reader [ASY-SLO-011]', () => {
    const record = recordOf({ tasks: stories(2, [0, 100], { passingMs: 5 }) });
    const passing = passingMsOf(record, phase);
    assert.equal(passing.length, 128);
    assert.ok(passing.every(ms => Math.abs(ms - 5) < 0.001));
  });

  it('pieces within a tenth of the objective hold, two in a hundred beyond it do not [ASY-SLO-011]', () => {
    const of = (slow: number) =>
      passingLine(
        recordOf({ tasks: [...stories(100 - slow, [0, 90]), ...stories(slow, [5, 90], { passingMs: 95 })] }),
        phase,
      ).verdict;
    assert.equal(of(0), 'held');
    assert.equal(of(1), 'held');
    assert.equal(of(3), 'violated');
  });

  it('pieces that never come are on their way for ever [ASY-SLO-011]', () => {
    const record = recordOf({ tasks: stories(100, [0, 90]) });
    const operations = record.operations.map((one, at) => (at === 0 ? { ...one, readings: [] } : one));
    const lost = { ...record, operations };
    assert.equal(passingMsOf(lost, phase).filter(ms => ms === Number.POSITIVE_INFINITY).length, 64);
    assert.equal(passingLine(recordOf({ tasks: stories(1, [0, 1]) }), phase).verdict, 'unknown');
  });

  it('a start within a quarter of the real wait holds, one twice as far does not [ASY-ETA-002]', () => {
    const of = (predictedStartMs: number) =>
      predictionLine(recordOf({ tasks: stories(100, [0, 90], { waitMs: 800, predictedStartMs }) }), phase)
        .verdict;
    assert.equal(of(990), 'held');
    assert.equal(of(610), 'held');
    assert.equal(of(1_010), 'violated');
    assert.equal(of(400), 'violated');
  });

  it('of a short wait 50 ms are allowed [ASY-ETA-002]', () => {
    const of = (predictedStartMs: number) =>
      predictionLine(recordOf({ tasks: stories(100, [0, 90], { waitMs: 60, predictedStartMs }) }), phase)
        .verdict;
    assert.equal(of(100), 'held');
    assert.equal(of(115), 'violated');
  });

  it('tasks that started at once and were told so say nothing of predictions [ASY-ETA-002]', () => {
    const record = recordOf({
      tasks: [...stories(100, [0, 90]), ...stories(10, [5, 90], { waitMs: 0, predictedStartMs: 400 })],
    });
    assert.equal(predictionsOf(record, phase).length, 10);
    assert.equal(predictionLine(record, phase).verdict, 'unknown');
  });
});
