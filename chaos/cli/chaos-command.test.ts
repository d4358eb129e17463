import assert from 'node:assert/strict';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock, UsageError } from '#conformance/harness';
import { experiments } from '../experiments/index.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { interrupted } from '../grammar/verdict.ts';
import { witnessed } from '../grammar/witnessed.ts';
import type { ChaosReport } from '../report/report.ts';
import { breaking, madeExperiment, madeRecord } from '../report/testing/made-record.ts';
import { type ChaosContext, chaosCommand } from './chaos-command.ts';
import type { ChaosFlags } from './chaos-flags.ts';
import { rejudgeCommand } from './rejudge-command.ts';

const target = new URL('../../conformance/targets/reference.yaml', import.meta.url).pathname;

describe('assay chaos', () => {
  let folder = '';
  let told = { out: '', err: '' };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaos-command-'));
    told = { out: '', err: '' };
  });
  afterEach(() => rm(folder, { recursive: true }));

  const io = {
    out: (text: string) => {
      told.out += text;
    },
    err: (text: string) => {
      told.err += text;
    },
    ...{ isTerminal: false, hasColor: false, width: 80 },
  };

  const chaos = (
    experiments: readonly Experiment[],
    flags: ChaosFlags = {},
    context: Partial<ChaosContext> = {},
  ): Promise<number> =>
    chaosCommand(
      { report: folder, ...flags },
      {
        ...{ io, signal: new AbortController().signal, clock: new ManualClock(), experiments, target },
        lacking: () => Promise.resolve(undefined),
        run: ({ name, faults }, { seed }) =>
          Promise.resolve({ ...witnessed(madeRecord(name), faults), seed }),
        ...context,
      },
    );

  const report = async (): Promise<ChaosReport> =>
    JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as ChaosReport;

  const usage = (flags: ChaosFlags, sentence: RegExp): Promise<void> =>
    assert.rejects(
      () => chaos([madeExperiment()], flags),
      error => error instanceof UsageError && sentence.test(error.message),
    );

  it('says what it will do and how long it takes, then what came of each', async () => {
    assert.equal(await chaos([madeExperiment(), madeExperiment({ name: 'other' })], { seed: '7' }), 0);
    assert.match(
      told.err,
      /^plan: 2 experiments, seed 7, about 10 s\n1 of 2: made, 2 s\n2 of 2: other, 2 s\n/,
    );
    assert.match(told.out, /^held +made\n {2}3 tasks due, 2 admitted: 1 completed, 1 failed, 1 refused/);
    assert.match(told.out, /↯ made fault, 0\.50 s to 1\.00 s: it was <seen>\n {2}✓ it holds: 3 tasks\n/);
    assert.match(told.out, /held: 2 of 2 experiments \(exit 0\)\n$/);
  });

  it('says of a violation which invariant, which clauses, what was found, and how to repeat it', async () => {
    const experiments = [madeExperiment({ invariants: [breaking] }), madeExperiment({ name: 'other' })];
    assert.equal(await chaos(experiments, { seconds: '3' }), 1);
    assert.match(told.out, /^VIOLATED +made\n/);
    assert.match(told.out, / {2}✗ it breaks \(ASY-SLO-012\)\n {4}What it breaks says\.\n/);
    assert.match(told.out, / {6}at 0\.60 s, task t0: <b>lost<\/b>\n[\s\S]* {6}and 27 more findings\n/);
    assert.match(told.out, / {2}npx assay chaos --experiment "made" --seconds 3 --seed 1\n/);
    assert.deepEqual((await report()).counts, { held: 1, violated: 1, unknown: 0, inapplicable: 0 });
  });

  it('never holds where nothing shows a fault, or where it could not be run', async () => {
    assert.equal(await chaos([madeExperiment({ isSeen: false }), madeExperiment({ name: 'other' })]), 2);
    assert.match(
      told.out,
      /^unknown +made\n {2}made fault did not take hold: nothing in the record shows it/,
    );
    const run = () => Promise.reject(new Error('no port is free'));
    assert.equal(await chaos([madeExperiment()], {}, { run }), 2);
    assert.match((await report()).experiments[0]?.because ?? '', /it could not be run: no port is free/);
  });

  it('lists what the machine lacks something for, and holds nothing of it', async () => {
    const lacking = ({ name }: Experiment) => Promise.resolve(name === 'made' ? 'it needs root' : undefined);
    const both = [madeExperiment(), madeExperiment({ name: 'other' })];
    assert.equal(await chaos(both, {}, { lacking }), 0);
    assert.match(told.out, /^inapplicable +made\n {2}it needs root\n/);
    assert.match(told.out, /held: 1 of 2 experiments; 1 inapplicable on this machine \(exit 0\)\n$/);
    assert.equal(await chaos([madeExperiment()], {}, { lacking }), 2);
    assert.match(
      told.out,
      /undecided: nothing could be run here; 1 inapplicable on this machine \(exit 2\)\n$/,
    );
  });

  it('claims nothing of the set of containers where there is no Docker', async () => {
    const lacking = ({ set }: Experiment) =>
      Promise.resolve(set === 'containers' ? 'no Docker daemon answers' : undefined);
    const run = () => Promise.reject(new Error('it must not be begun'));
    assert.equal(await chaos(experiments, { set: 'containers' }, { lacking, run }), 2);
    const { counts, experiments: told } = await report();
    assert.deepEqual(counts, { held: 0, violated: 0, unknown: 0, inapplicable: told.length });
    assert.ok(told.length > 0 && told.every(({ because }) => because === 'no Docker daemon answers'));
  });

  it('begins nothing after an interruption, and keeps what was done', async () => {
    const controller = new AbortController();
    const run: ChaosContext['run'] = ({ name, faults }) => {
      controller.abort();
      return Promise.resolve({ ...witnessed(madeRecord(name), faults), failures: [interrupted] });
    };
    const both = [madeExperiment({ invariants: [breaking] }), madeExperiment({ name: 'other' })];
    assert.equal(await chaos(both, {}, { run, signal: controller.signal }), 130);
    assert.match(told.out, /not begun: other\ninterrupted: 1 begun, 1 not \(exit 130\)\n$/);
    assert.deepEqual((await report()).not_begun, ['other']);
    assert.equal((await report()).experiments[0]?.verdict, 'unknown');
  });

  it('runs side by side as many as are asked for', async () => {
    let [now, most] = [0, 0];
    const run: ChaosContext['run'] = async ({ name, faults }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return witnessed(madeRecord(name), faults);
    };
    const four = ['a', 'b', 'c', 'd'].map(name => madeExperiment({ name }));
    await chaos(four, { atOnce: '2' }, { run });
    assert.equal(most, 2);
    await chaos(four, {}, { run });
    assert.deepEqual(
      (await report()).experiments.map(({ name }) => name),
      ['a', 'b', 'c', 'd'],
    );
  });

  it('prints with --json what stands in the folder', async () => {
    await chaos([madeExperiment()], { json: true });
    assert.equal(told.out, await readFile(join(folder, 'report.json'), 'utf8'));
  });

  it('makes the same report again of the records alone, and another one once a record is another', async () => {
    const experiments = [madeExperiment(), madeExperiment({ name: 'other', isSeen: false })];
    await chaos(experiments);
    const before = await readFile(join(folder, 'report.json'), 'utf8');
    await rm(join(folder, 'report.json'));
    assert.equal(await rejudgeCommand({ rejudge: folder }, { io, experiments }), 2);
    assert.equal(await readFile(join(folder, 'report.json'), 'utf8'), before);
    const other = { ...madeRecord('other'), failures: ['the server was never ready'] };
    await writeFile(join(folder, 'record-other.json'), JSON.stringify(other));
    await rejudgeCommand({ rejudge: folder }, { io, experiments });
    assert.equal((await report()).experiments[1]?.because, 'the server was never ready');
  });

  it('leaves nothing of an earlier run in a folder', async () => {
    await chaos([madeExperiment({ name: 'first' })]);
    await chaos([madeExperiment({ name: 'second' })]);
    await assert.rejects(() => access(join(folder, 'record-first.json')));
    await access(join(folder, 'record-second.json'));
  });

  it('lists experiments with set, length, faults and clauses', async () => {
    const experiments = [madeExperiment(), madeExperiment({ name: 'long one', set: 'nightly' })];
    assert.equal(await chaos(experiments, { list: true }), 0);
    const block =
      '    Something is made.\n    workload: few; faults: made fault\n    speaks for ASY-SLO-012\n';
    assert.equal(told.out, `ci:\n  made  (2 s)\n${block}\nnightly:\n  long one  (2 s)\n${block}`);
  });

  it('says a wrong way of asking in a sentence', async () => {
    await usage({ experiment: ['none'] }, /There is no experiment "none"\. There are:\n {2}made/);
    await usage({ set: 'all' }, /--set all: there are ci, nightly, containers\./);
    await usage({ set: 'ci', experiment: ['made'] }, /--experiment and --set/);
    for (const seconds of ['0', '-1', 'x', '', '1e9'])
      await usage({ seconds }, /--seconds .*: a number above 0/);
    for (const seed of ['-1', '1.5', 'x', '']) await usage({ seed }, /--seed .*: a whole number from 0/);
    for (const atOnce of ['0', '9', 'x']) await usage({ atOnce }, /--at-once .*: a whole number from 1 to 8/);
    await assert.rejects(
      () => rejudgeCommand({ rejudge: folder }, { io, experiments: [] }),
      /no folder of a/,
    );
  });
});
