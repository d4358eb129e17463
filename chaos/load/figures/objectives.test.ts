import assert from 'node:assert/strict';
import type { Scrape } from '../../grammar/record.ts';
import { recordOf, stories, window } from '../testing/record-of.ts';
import type { Line } from './line.ts';
import { batchLines, floodLines, interactiveLines, slotUse } from './objectives.ts';

const phase = window('interactive', 0, 10_000);

const verdicts = (lines: readonly Line[]): Record<string, string> =>
  Object.fromEntries(lines.map(({ proves = '', verdict }) => [proves, verdict]));

const waiting = (count: number): Scrape[] =>
  Array.from({ length: 20 }, (_, at) => ({
    ...{ atMs: at * 500, life: 0, samples: [{ name: 'queue_depth', labels: {}, value: count }] },
  }));

describe('objectives of the classes', () => {
  it('hold where tasks start soon, end soon and none fails [ASY-SLO-001]', () => {
    const record = recordOf({ tasks: stories(240, [0, 40], { waitMs: 100 }) });
    assert.deepEqual(verdicts(interactiveLines(record, phase)), {
      'ASY-SLO-001(a)': 'held',
      'ASY-SLO-001(b)': 'held',
      'ASY-SLO-001(c)': 'held',
    });
  });

  it('one in ten that waits beyond the objective breaks the first token and the whole [ASY-SLO-001(a)] [ASY-SLO-001(b)]', () => {
    const tasks = [...stories(216, [0, 40]), ...stories(24, [10, 400], { waitMs: 3_000 })];
    assert.deepEqual(verdicts(interactiveLines(recordOf({ tasks }), phase)), {
      'ASY-SLO-001(a)': 'violated',
      'ASY-SLO-001(b)': 'violated',
      'ASY-SLO-001(c)': 'held',
    });
  });

  it('slow decoding breaks the whole and not the first token [ASY-SLO-001(b)]', () => {
    const record = recordOf({ tasks: stories(240, [0, 40], { decodeMs: 2_600 }) });
    const found = verdicts(interactiveLines(record, phase));
    assert.equal(found['ASY-SLO-001(a)'], 'held');
    assert.equal(found['ASY-SLO-001(b)'], 'violated');
  });

  for (const how of ['failed', 'refused', 'silent'] as const)
    it(`two in two hundred that are ${how} are too many, and one is not [ASY-SLO-001(c)]`, () => {
      const withBad = (bad: number) =>
        recordOf({ tasks: [...stories(240 - bad, [0, 40]), ...stories(bad, [5, 40], { how })] });
      assert.equal(verdicts(interactiveLines(withBad(1), phase))['ASY-SLO-001(c)'], 'held');
      assert.equal(verdicts(interactiveLines(withBad(2), phase))['ASY-SLO-001(c)'], 'violated');
    });

  it('a task without a piece took for ever, which is no unknown figure [ASY-SLO-001(a)]', () => {
    const record = recordOf({
      tasks: [...stories(200, [0, 40]), ...stories(40, [5, 40], { how: 'refused' })],
    });
    const [first] = interactiveLines(record, phase);
    assert.equal(first?.figure, Number.POSITIVE_INFINITY);
    assert.equal(first?.verdict, 'violated');
  });

  it('too few tasks are no basis [ASY-SLO-001]', () => {
    const record = recordOf({ tasks: stories(99, [0, 40]) });
    assert.deepEqual(
      interactiveLines(record, phase).map(({ verdict }) => verdict),
      ['unknown', 'unknown', 'unknown'],
    );
  });

  it("slots' time is what calls took of it, cut to the window [ASY-SLO-002(a)]", () => {
    const record = recordOf({ tasks: stories(16, [-500, 0], { decodeMs: 1_000 }) });
    assert.equal(slotUse(record, window('w', 0, 1_000)), 0.5);
  });

  it('batch work that fills the slots holds, and with a third of them empty it does not [ASY-SLO-002]', () => {
    const of = (everyMs: number) =>
      recordOf({
        tasks: stories(Math.floor(10_000 / everyMs), [0, everyMs], { asks: { priority: 'batch' } }),
        scrapes: waiting(4),
      });
    assert.deepEqual(verdicts(batchLines(of(42), phase)), {
      'ASY-SLO-002(a)': 'held',
      'ASY-SLO-002(b)': 'held',
    });
    assert.equal(verdicts(batchLines(of(63), phase))['ASY-SLO-002(a)'], 'violated');
  });

  it('an empty queue means that idle slots are no fault of the server [ASY-SLO-002(a)]', () => {
    const record = recordOf({ tasks: stories(150, [0, 63]), scrapes: waiting(0) });
    assert.equal(batchLines(record, phase)[0]?.verdict, 'unknown');
  });

  it('batch tasks that fail are counted, and refused ones are not [ASY-SLO-002(b)]', () => {
    const bad = (how: 'failed' | 'refused') =>
      recordOf({ tasks: [...stories(200, [0, 42]), ...stories(5, [1, 42], { how })], scrapes: waiting(4) });
    assert.equal(batchLines(bad('failed'), phase)[1]?.verdict, 'violated');
    assert.equal(batchLines(bad('refused'), phase)[1]?.verdict, 'held');
  });

  it('a flood that costs interactive work less than the time of a task holds [ASY-SLO-008] [ORCH-3051(b)]', () => {
    const alone = window('alone', 0, 10_000);
    const flooded = window('flooded', 10_000, 20_000);
    const of = (waitMs: number) =>
      floodLines(
        recordOf({ tasks: [...stories(150, [0, 60]), ...stories(150, [10_000, 60], { waitMs })] }),
        alone,
        flooded,
      );
    assert.deepEqual(verdicts(of(600)), { 'ASY-SLO-008': 'held', 'ORCH-3051(b)': 'held' });
    assert.deepEqual(verdicts(of(800)), { 'ASY-SLO-008': 'violated', 'ORCH-3051(b)': 'held' });
    assert.deepEqual(verdicts(of(950)), { 'ASY-SLO-008': 'violated', 'ORCH-3051(b)': 'violated' });
  });

  it('batch work in the flood is not what is measured [ASY-SLO-008]', () => {
    const batch = stories(300, [10_000, 30], { waitMs: 5_000, asks: { priority: 'batch' } });
    const record = recordOf({ tasks: [...stories(300, [0, 60]), ...batch] });
    const [line] = floodLines(record, window('alone', 0, 10_000), window('flooded', 10_000, 20_000));
    assert.equal(line?.verdict, 'held');
  });
});
