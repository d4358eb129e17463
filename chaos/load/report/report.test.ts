import assert from 'node:assert/strict';
import { type Line, lineOf, told } from '../figures/line.ts';
import { overload } from '../plans/overload.ts';
import { recordOf, stories, window } from '../testing/record-of.ts';
import { evidenceOf } from './evidence.ts';
import { exitCodeOf, type LoadReport, type LoadResult } from './load-report.ts';
import { resultOf } from './result-of.ts';
import { seriesOf } from './series-of.ts';
import { amount, closingText, resultText } from './text.ts';

const line = (figure: number, looked = 100): Line =>
  lineOf({
    ...{
      proves: 'ASY-SLO-011',
      sentence: 'A sentence that is long enough to be broken into two lines',
      unit: 'ms',
    },
    ...{ figure, bound: 90, sense: 'max', looked, lookedMin: 10, of: 'pieces' },
  });

const resultWith = (
  lines: readonly Line[],
  parts: Parameters<typeof recordOf>[0] = {},
  refusal?: string,
): LoadResult =>
  resultOf(
    { name: 'test', what: 'A test.', lines: () => lines, refusal: () => refusal },
    { record: recordOf(parts), phases: [window('one', 0, 1_000)] },
  );

const reportOf = (results: readonly LoadResult[]): LoadReport => ({
  ...{ version: 1, target: 'reference', seed: 1, startedAt: '2026-01-01T00:00:00.000Z', results },
  ...{ verdict: 'held', outOfReach: [] },
});

describe('the result of a load run', () => {
  it('is held where every promise is, whatever else is told', () => {
    const { verdict, because } = resultWith([
      line(50),
      told({ sentence: 'More', figure: 1, unit: 's', of: 'of it' }),
    ]);
    assert.deepEqual([verdict, because], ['held', undefined]);
  });

  it('is violated by one line, and names it', () => {
    const { verdict, because } = resultWith([line(50), line(91)]);
    assert.equal(verdict, 'violated');
    assert.match(because ?? '', /A sentence/);
  });

  it('is unknown where too little was looked at, where nothing was, and where the run could not be made', () => {
    assert.equal(resultWith([line(50), line(50, 9)]).verdict, 'unknown');
    assert.equal(resultWith([]).verdict, 'unknown');
    assert.equal(
      resultWith([told({ sentence: 'More', figure: 1, unit: 's', of: 'of it' })]).verdict,
      'unknown',
    );
    const { verdict, because } = resultWith([line(50)], { failures: ['the server was never ready'] });
    assert.deepEqual([verdict, because], ['unknown', 'the server was never ready']);
  });

  it('is refused where the generator was the bottleneck, held or not, with exit 2', () => {
    for (const figure of [50, 91]) {
      const { verdict, because } = resultWith([line(figure)], { generator: { loopDelayP99Ms: 80 } });
      assert.equal(verdict, 'refused');
      assert.match(because ?? '', /generator was the bottleneck/);
      assert.equal(exitCodeOf(verdict), 2);
    }
  });

  it('is refused where the plan says that something else set the figures', () => {
    assert.equal(resultWith([line(50)], {}, 'the server had no processor left').verdict, 'refused');
  });

  it('exit codes tell held, violated and undecided apart', () => {
    assert.deepEqual((['held', 'violated', 'unknown', 'refused'] as const).map(exitCodeOf), [0, 1, 2, 2]);
  });

  it('as text stays within 80 columns, and says each bound', () => {
    const text = resultText(
      resultWith([
        line(91),
        line(1, 1),
        told({ sentence: 'More', figure: 123_456.7, unit: 'tasks/s', of: 'of it' }),
      ]),
    );
    assert.ok(
      text.split('\n').every(row => row.length <= 80),
      text,
    );
    assert.match(text, /^VIOLATED {2}test/);
    assert.match(text, /91\.0 ms +≤ 90\.0 ms VIOLATED/);
    assert.match(text, /1 pieces; at least 10 are needed/);
  });

  it('a refused result calls no line held or violated', () => {
    const text = resultText(resultWith([line(50), line(91)], { generator: { cpuMs: 19_999 } }));
    assert.match(text, /^REFUSED/);
    assert.doesNotMatch(text, /holds|VIOLATED/);
    assert.match(text, /beyond its limit: processor that it used/);
  });

  it('what is out of reach is listed with its reason', () => {
    const text = closingText({
      verdict: 'held',
      outOfReach: [{ proves: 'ASY-SLO-005', because: 'no process' }],
    });
    assert.match(text, /ASY-SLO-005: no process/);
  });

  it('amounts have as many digits as say something', () => {
    assert.deepEqual(
      [
        amount(1_234.56, 'ms'),
        amount(12.345, 'ms'),
        amount(0.12345, ''),
        amount(Number.POSITIVE_INFINITY, 'ms'),
      ],
      ['1235 ms', '12.3 ms', '0.123', 'never'],
    );
  });

  it('series say of each task when it was due and how it fared', () => {
    const tasks = [
      ...stories(1, [100, 1]),
      ...stories(1, [1_200, 1], { how: 'refused' }),
      ...stories(1, [1_300, 1], { how: 'failed' }),
    ];
    const { latency, goodput } = seriesOf(recordOf({ tasks, toMs: 3_000 }));
    assert.deepEqual(
      latency.map(({ atMs, outcome }) => [atMs, outcome]),
      [
        [100, 'completed'],
        [1_200, 'refused'],
        [1_300, 'failed'],
      ],
    );
    assert.deepEqual(goodput, [
      { atMs: 0, offered: 1, completed: 1, refused: 0 },
      { atMs: 1_000, offered: 2, completed: 0, refused: 1 },
      { atMs: 2_000, offered: 0, completed: 0, refused: 0 },
    ]);
  });

  it('evidence has an outcome for each line with a clause; what was refused is unknown', () => {
    const verdictsOf = (result: LoadResult): readonly string[] =>
      evidenceOf(reportOf([result]), 'npx assay load').outcomes.map(({ verdict }) => verdict);
    assert.deepEqual(verdictsOf(resultWith([line(50), line(91), line(1, 1)])), [
      'unproven',
      'violated',
      'unknown',
    ]);
    assert.deepEqual(verdictsOf(resultWith([line(91)], { generator: { cpuMs: 19_999 } })), ['unknown']);
    const { figures = [] } = evidenceOf(reportOf([resultWith([line(50)])]), 'npx assay load');
    assert.deepEqual(
      figures.map(({ value, unit, bound }) => [value, unit, bound]),
      [[50, 'ms', '≤ 90']],
    );
  });
});

describe('the evidence of a load run', () => {
  it('of a soak has a name of its own', () => {
    const of = (workload: string): string =>
      evidenceOf(reportOf([{ ...resultWith([line(50)]), workload }]), 'npx assay load').name;
    assert.deepEqual([of('soak'), of('overload')], ['soak', 'load']);
  });
});

describe('the overload plan', () => {
  it('refuses a run whose server had no processor to spare at the peak', () => {
    const resources = (share: number) =>
      Array.from({ length: 40 }, (_, at) => ({
        ...{ atMs: at * 500, life: 0, rssBytes: 1, descriptors: 1, cpuMs: at * 500 * share },
      }));
    const refusal = (share: number) =>
      overload.refusal?.({
        record: recordOf({ resources: resources(share) }),
        phases: [window('peak', 5_000, 10_000)],
      });
    assert.equal(refusal(0.5), undefined);
    assert.match(refusal(0.7) ?? '', /used 70 % of a core/);
    assert.match(
      overload.refusal?.({ record: recordOf({}), phases: [window('peak', 0, 9)] }) ?? '',
      /not known/,
    );
  });
});
