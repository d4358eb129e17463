import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultClass } from '../controls/fault-class.ts';
import type { InjectedFault } from '../controls/injected-faults.ts';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import type { GoldensOfRun } from '../goldens/index.ts';
import type { ThroughExamination } from '../real/index.ts';
import { changedDriver, type Ran, type RunChanges, scriptedRun } from '../run/testing/scripted-run.ts';
import { EvidenceFile, type RunHeader, readEarlier, writeHeader, writeReports } from './folder.ts';
import { renderHtml } from './html/render-html.ts';
import { wrapped } from './lines.ts';
import { type DeterminismReport, reportOf } from './report.ts';
import { reportText } from './report-text.ts';

const caught: InjectedFault = {
  ...{ faultClass: 'tie-break', level: 'D1', isCaught: true },
  ...{ named: 'tie-break', firstDivergence: 'text at 1' },
};

const way = { check: 'read twice', clause: 'a', caseName: 'a case', verdict: 'equal', compared: 2 } as const;
const difference = { part: 'text', at: 3, a: 'a', b: '<b>' } as const;
const through: ThroughExamination = {
  ways: [
    ...[way, { ...way, caseName: 'another case' }],
    {
      ...{ ...way, check: 'the record of a task', verdict: 'diverged', who: 'the record' },
      divergence: { ...difference, before: '', all: [difference] },
    },
  ],
  ...{ replicas: [], real: { verdict: 'inapplicable', why: 'no model' }, O: 'diverged', D4: 'out of reach' },
  outOfReach: [{ check: 'after an attempt that was refused', why: 'nobody stands behind it' }],
};

function reported(ran: Ran, goldens?: GoldensOfRun): DeterminismReport {
  return reportOf({
    ...{ engine: 'scripted', through: undefined, isWhole: false, cases: 6, seconds: 2, asked: 100 },
    ...{ examination: ran, injected: [caught], book: ran.book, goldens },
  });
}

const reportWith = async (changes: RunChanges): Promise<DeterminismReport> =>
  reported(await scriptedRun(changes));

const faulty = (fault: FaultClass): Promise<DeterminismReport> =>
  reportWith({ direct: scriptedDriver(fault) });

describe('the report as text', () => {
  it('fits 80 columns, whatever differs', async () => {
    for (const report of [
      await reportWith({}),
      await faulty('batch-size dependence'),
      await faulty('seed ignored'),
    ])
      for (const line of reportText(report).split('\n')) assert.ok([...line].length <= 80, line);
  });

  it('has the cells of each level, the speed, the fingerprint and the outcome with its levels', async () => {
    const text = reportText(await reportWith({}));
    assert.match(text, /^D1 the same again +12 +0 +0 +0 +12$/m);
    assert.match(text, /3000 a minute/);
    assert.match(text, /fingerprint +engine scripted, build 1/);
    assert.match(text, /outcome +holds at D1, D2, D3, D4, O, for this fingerprint/);
    assert.doesNotMatch(text, /deterministic/);
  });

  it('says whether the goldens are equal, and fails where they are not', async () => {
    const ran = await scriptedRun({});
    const equal = reported(ran, { compared: 68, differing: [] });
    assert.match(reportText(equal), /^goldens +68 of 68 equal$/m);
    const other = reported(ran, { compared: 68, differing: ['greedy-1-words'] });
    assert.match(reportText(other), /^goldens +67 of 68 equal; others: greedy-1-words$/m);
    assert.match(reportText(other), /^outcome +not what its goldens say$/m);
    assert.deepEqual([equal.exit_code, other.exit_code], [0, 1]);
    assert.doesNotMatch(reportText(reported(ran)), /goldens/);
  });

  it('shows the first difference with what stood before it, and what it comes from', async () => {
    const text = reportText(await faulty('batch-size dependence'));
    assert.match(text, /first +tokenIds at 2 of /);
    assert.match(text, /before it +"[a-z]+ [a-z]+"$/m);
    assert.match(text, /class +batch-size dependence/);
    assert.match(text, /smallest +alone, on a cold cache, streamed \| neighbours 5, slots 16/);
    assert.match(text, /outcome +diverged at D3/);
  });

  it('has a line for each injected class, with its level, its name and its first divergence', async () => {
    const report = await reportWith({});
    const missed = { ...caught, isCaught: false, named: 'no class', firstDivergence: 'none' } as const;
    const text = reportText({ ...report, injected: [caught, missed] });
    assert.match(text, /^injected class +caught +named +first divergence$/m);
    assert.match(text, /^tie-break +at D1 +yes +text at 1$/m);
    assert.match(text, /^tie-break +NOT at D1 +as no class +none$/m);
  });

  it('tells the ways of a task by what they came to, and the others with the reason', async () => {
    const text = reportText({ ...(await reportWith({})), orchestrator: through });
    assert.match(text, /^ways +1 equal, 1 diverged, 1 out of reach$/m);
    assert.match(text, /^ {2}diverged: the record: text at 3: "a" and "<b>"\n {4}- the record of a task/m);
    assert.match(
      text,
      /^ {2}out of reach: nobody stands behind it\n {4}- after an attempt that was refused$/m,
    );
    assert.match(text, /^inference +inapplicable: no model$/m);
  });

  it('says what an orchestrator was not asked, and of one that promises nothing that it was not told', async () => {
    const report = await reportWith({});
    const left = ['a', 'b'].map(name => ({ case: name, because: 'too long' }));
    assert.match(
      reportText({ ...report, left_out_through: left }),
      /^through +2 not asked: too long: a, b$/m,
    );
    const levels = report.levels.map(one =>
      one.level === 'O' ? { ...one, verdict: 'cannot promise' as const } : one,
    );
    const refused = { ...report, levels, exit_code: 2 as const };
    assert.match(reportText(refused), /^outcome +could not tell of the orchestrator/m);
  });

  it('says what the controls lack', async () => {
    const text = reportText(await reportWith({ direct: scriptedDriver(), uncaught: 'x' }));
    assert.match(text, /could not tell: D1, D2, D3, D4, O/);
  });

  it('cuts a word that is longer than a line', () => {
    const lines = wrapped(`a ${'x'.repeat(200)} b`, '  ');
    assert.ok(lines.every(line => line.length <= 80 && line.startsWith('  ')));
    assert.equal(lines.join('').replaceAll(' ', ''), `a${'x'.repeat(200)}b`);
  });
});

describe('the report as a page', () => {
  it('loads nothing and runs nothing', async () => {
    const page = renderHtml(await faulty('replica drift'));
    assert.doesNotMatch(page, /<script|<link rel="stylesheet|https?:\/\//);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(page.includes(`default-src 'none'; style-src 'sha256-${hash}'`));
  });

  it('shows both streams side by side, from the same place on', async () => {
    const page = renderHtml(await faulty('replica drift'));
    const marks = [...page.matchAll(/<span class="before">([^<]*)<\/span><mark>([^<]*)<\/mark>/g)];
    assert.ok(marks.length >= 2);
    assert.equal(marks[0]?.[1], marks[1]?.[1]);
    assert.notEqual(marks[0]?.[2], marks[1]?.[2]);
  });

  it('has a square for each cell, which says its verdict without colour', async () => {
    const report = await faulty('replica drift');
    const page = renderHtml(report);
    const squares = [...page.matchAll(/<span class="cell v-(\w+)" title="[^"]*">(.)<\/span>/g)];
    assert.equal(squares.length, report.cells.length);
    assert.deepEqual([...new Set(squares.map(([, verdict, sign]) => `${verdict} ${sign}`))].sort(), [
      'diverged ≠',
      'equal =',
    ]);
  });

  it('has a row for each way of a task and for each injected class', async () => {
    const page = renderHtml({ ...(await reportWith({})), orchestrator: through });
    assert.match(page, /read twice<\/th><td><span class="t-equal">equal<\/span><\/td>/);
    assert.match(page, /<td>the record: text at 3: &quot;a&quot; and &quot;&lt;b&gt;&quot;<\/td>/);
    assert.match(page, /<span class="t-out">out of reach<\/span>.*<td>nobody stands behind it<\/td>/);
    assert.match(page, /tie-break<\/th><td><span class="t-at">at D1<\/span><\/td><td>yes<\/td>/);
    assert.doesNotMatch(renderHtml(await reportWith({})), /The ways of a task/);
  });

  it('shows what an engine sent as text', async () => {
    const hostile = '</style><img src=x onerror=alert(1)>';
    const direct = changedDriver((engine, replica) => ({
      ...{ fingerprint: engine.fingerprint, stop: () => engine.stop() },
      ask: async (ask, signal) => {
        const output = await engine.ask(ask, signal);
        return replica === 1 ? { ...output, text: hostile, finishReason: hostile } : output;
      },
    }));
    const page = renderHtml(await reportWith({ direct }));
    assert.doesNotMatch(page, /<img/);
    assert.ok(page.includes('&lt;') && page.includes('onerror=alert(1)'));
  });
});

describe('the folder of a run', () => {
  const header: RunHeader = {
    ...{ version: 1, engine: 'scripted', through: null, levels: ['D1'], corpus_version: 1 },
    ...{ is_whole: false, slots: [1] },
  };
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'determinism-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('has a line for each transcript, and a manifest with the digest of each and of the file', async () => {
    await writeHeader(folder, header);
    const file = new EvidenceFile(folder);
    const ran = await scriptedRun();
    for (const line of ran.lines) file.write(line);
    file.close();
    await writeReports(folder, reported(ran), ran.book);
    const evidence = await readFile(join(folder, 'transcripts.ndjson'));
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    assert.equal(manifest.evidence_sha256, createHash('sha256').update(evidence).digest('hex'));
    assert.equal(Object.keys(manifest.digests).length, ran.transcripts.length);
    for (const { id, digest } of ran.transcripts) assert.equal(manifest.digests[id], digest);
    assert.deepEqual((await readEarlier(folder)).lines, ran.lines);
  });

  it('forgets the line that a process did not finish, and no other', async () => {
    await writeHeader(folder, header);
    const file = new EvidenceFile(folder);
    file.write({ kind: 'plan', neighboursMax: 8, isEveryCase: true });
    file.close();
    const path = join(folder, 'transcripts.ndjson');
    const whole = await readFile(path, 'utf8');
    await writeFile(path, `${whole}{"kind":"transcr`);
    const { lines, header: read } = await readEarlier(folder);
    assert.deepEqual(lines, [{ kind: 'plan', neighboursMax: 8, isEveryCase: true }]);
    assert.deepEqual(read, header);
    assert.equal(await readFile(path, 'utf8'), whole);
  });
});
