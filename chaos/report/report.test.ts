import assert from 'node:assert/strict';
import { judgeExperiment, unrun } from '../grammar/verdict.ts';
import { witnessed } from '../grammar/witnessed.ts';
import { quantile } from './figures.ts';
import { parsedRecord, recordName, recordText } from './folder.ts';
import { renderHtml } from './html/render-html.ts';
import { type Ran, reportOf } from './report.ts';
import { closingText, experimentText } from './report-text.ts';
import { goodput, latencyLayers, lifeBars, quantileLine, readinessBars, workerRows } from './series.ts';
import { breaking, type Made, madeExperiment, madeRecord } from './testing/made-record.ts';

const ran = (made: Made = {}): Ran => {
  const experiment = madeExperiment(made);
  const record = witnessed(madeRecord(experiment.name), experiment.faults);
  return { experiment, record, seconds: 2, seed: 7, result: judgeExperiment(experiment, record) };
};

const notRun: Ran = {
  ...{ experiment: madeExperiment({ name: 'not here' }), seconds: 2, seed: 7 },
  result: unrun(madeExperiment({ name: 'not here' }), 'inapplicable', 'it needs root'),
};

const pageOf = (all: readonly Ran[]): string => {
  const header = {
    version: 1,
    started_at: 'then',
    target: '<t>',
    asked: [],
    not_begun: [],
    is_interrupted: false,
  };
  const records = new Map(
    all.flatMap(({ experiment: { name }, record }) => (record ? [[name, record]] : [])),
  );
  return renderHtml({ report: reportOf(all), header: { ...header, version: 1 }, records });
};

describe('the report of experiments', () => {
  it('is in the order of names, whatever ended first, with moments since the workload began', () => {
    const report = reportOf([ran({ name: 'b', invariants: [breaking] }), notRun, ran({ name: 'a' })]);
    assert.deepEqual(
      report.experiments.map(({ name, verdict }) => `${name} ${verdict}`),
      ['a held', 'b violated', 'not here inapplicable'],
    );
    const [, broken] = report.experiments;
    assert.equal(broken?.claims[0]?.findings, 30);
    assert.deepEqual(broken?.claims[0]?.first_findings[0], { atMs: 600, task: 't0', what: '<b>lost</b>' });
    assert.deepEqual(broken?.faults[0]?.first_witnesses, [{ atMs: 550, what: 'it was <seen>' }]);
    assert.deepEqual([report.outcome, report.exit_code], ['violated', 1]);
  });

  it('says how tasks fared', () => {
    const [{ figures } = {}] = reportOf([ran()]).experiments;
    assert.deepEqual(figures?.outcomes, {
      ...{ completed: 1, canceled: 0, expired: 0, evicted: 0, failed: 1 },
      ...{ refused: 1, unavailable: 0, unfinished: 0 },
    });
    assert.deepEqual([figures?.due, figures?.admitted, figures?.first_piece_p50_ms], [3, 2, 30]);
    assert.equal(quantile([4, 1, 3, 2], 0.5), 2);
    assert.equal(quantile([], 0.5), undefined);
  });

  it('holds only where something held', () => {
    const outcomes = [[], [notRun], [ran(), notRun], [ran({ isSeen: false }), ran({ name: 'x' })]].map(
      all => reportOf(all).exit_code,
    );
    assert.deepEqual(outcomes, [2, 2, 0, 2]);
    assert.equal(reportOf([ran()], ['other'], true).exit_code, 130);
  });

  it('fits into 80 columns, except what is copied whole', () => {
    const long = { name: 'a very long name of an experiment about a server that is killed', isSeen: false };
    const report = reportOf([ran({ ...long, invariants: [breaking] }), ran(), notRun], ['one', 'two']);
    const options = { color: false };
    const text =
      report.experiments.map(one => experimentText(one, options)).join('') + closingText(report, options);
    const wide = text.split('\n').filter(line => [...line].length > 80 && !line.includes('npx assay'));
    assert.deepEqual(wide, []);
    assert.match(text, /NO WITNESS/);
  });
});

describe('the record of a run', () => {
  it('comes back from its file as it was, infinities included', () => {
    const record = madeRecord();
    assert.deepEqual(parsedRecord(recordText(record)), record);
    assert.equal(recordName('Server killed, twice'), 'record-server-killed-twice.json');
  });

  it('gives series that count from the begin of its workload', () => {
    const record = madeRecord();
    assert.deepEqual(
      readinessBars(record).map(({ fromMs, toMs, title }) => [fromMs, toMs, title]),
      [
        [0, 600, 'ready'],
        [600, 2_200, 'no answer'],
      ],
    );
    assert.deepEqual(
      lifeBars(record).map(({ toMs, title }) => [toMs, title]),
      [[2_200, 'process 4711, still there']],
    );
    const workers = [
      { engine: 'engine 1', worker: 'worker 1', startedMs: 50, endedMs: 1_100 },
      { engine: 'engine 1', worker: 'worker 2', startedMs: 1_600 },
    ];
    assert.deepEqual(
      workerRows({ ...record, workers }).map(({ name, bars }) => [
        name,
        ...bars.map(({ fromMs, toMs, title }) => [fromMs, toMs, title]),
      ]),
      [
        [
          'engine 1',
          [-50, 1_000, 'worker 1 of engine 1, ended'],
          [1_500, 2_200, 'worker 2 of engine 1, still there'],
        ],
      ],
    );
    const points = goodput(record);
    assert.deepEqual([points[0]?.value, points[1]?.value], [4, 0]);
    // One task in all: the stretches of a second that it is spread over sum up to it.
    assert.equal(
      points.slice(0, -1).reduce((sum, { value }) => sum + value * 0.25, 0),
      1,
    );
  });

  it('gives quantiles where dots would be too many', () => {
    const frame = { fromMs: 0, toMs: 6_000, spans: [] };
    const points = Array.from({ length: 2_000 }, (_, at) => ({ atMs: at * 3, value: at % 100 }));
    assert.deepEqual(
      latencyLayers({ name: 'first piece', tone: 'one' }, points, frame).map(
        ({ name, mark }) => `${name} ${mark}`,
      ),
      ['first piece, p50 line', 'first piece, p99 dots'],
    );
    assert.equal(latencyLayers({ name: 'x', tone: 'one' }, points.slice(0, 9), frame).length, 1);
    assert.deepEqual(quantileLine([{ atMs: 10, value: 5 }], 0.99, frame), [{ atMs: 50, value: 5 }]);
  });
});

describe('the page', () => {
  it('takes what servers say for text, and needs no style but its own', () => {
    const page = pageOf([ran({ invariants: [breaking] })]);
    assert.doesNotMatch(page, /<b>lost|<seen>|<t>|\sstyle=|<script/);
    assert.match(page, /&lt;b&gt;lost&lt;\/b&gt;/);
    assert.match(page, /default-src 'none'; style-src 'sha256-[^']+'; img-src data:/);
    assert.doesNotMatch(page, /(?:href|src)="(?!#|data:)/);
  });

  it('has for each experiment its claims, faults and plots, and opens what did not hold', () => {
    const held = ['a', 'b', 'c'].map(name => ran({ name }));
    const page = pageOf([...held, ran({ name: 'd', invariants: [breaking] }), notRun]);
    assert.equal(page.match(/<details open>/g)?.length, 1);
    assert.equal(page.match(/<details>/g)?.length, 4);
    assert.match(page, /<details open><summary><b>d<\/b>/);
    assert.equal(page.match(/Time from when a task was due<\/b>/g)?.length, 4);
    assert.match(page, /<a href="#experiment-5">not here<\/a>/);
    assert.match(page, /id="experiment-5"><p>[\s\S]*it needs root/);
  });
});
