// The process of one mutant: plants it, runs the tests up to the first failure, or all that carry a clause, tells, and
// is gone.
import { AssertionError } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Mocha from 'mocha';
import { root } from '../command.ts';
import { carries } from '../compliance/test-outcomes.ts';
import { countRuns } from './coverage.ts';
import type { Order, TestEnd, Told } from './order.ts';
import { plant } from './plant.ts';

type Ended = Pick<Told, 'kind' | 'tests' | 'failure' | 'ends'>;

/** A failure needs no smaller example here, and the same sequences are drawn for every mutant. */
const fixChance = async (tests: readonly string[]): Promise<void> => {
  if (!tests.some(path => readFileSync(join(root, path), 'utf8').includes("'fast-check'"))) return;
  const { default: fastCheck } = await import('fast-check');
  fastCheck.configureGlobal({ seed: 20_261, endOnFailure: true });
};

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MOCHA_TIMEOUT';

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** A property that failed names the assertion as its cause. */
const isAssertion = (error: unknown): boolean =>
  error instanceof AssertionError || (error instanceof Error && error.cause instanceof AssertionError);

const keepThose = (suite: Mocha.Suite, carrying: readonly string[]): void => {
  suite.tests = suite.tests.filter(({ title }) => carrying.some(clause => carries(title, clause)));
  for (const inner of suite.suites) keepThose(inner, carrying);
};

/** How each test ended; a hook that fails is the end of none. */
const endsOf = (runner: Mocha.Runner): TestEnd[] => {
  const ends: TestEnd[] = [];
  const told = ({ file, title }: Mocha.Test, state: TestEnd['state']): void => {
    ends.push({ file: relative(root, file ?? ''), title, state });
  };
  runner.on('pass', test => told(test, 'passed'));
  runner.on('fail', (test, error) => {
    if (test.type === 'test') told(test, isAssertion(error) ? 'refuted' : 'broke down');
  });
  return ends;
};

const runTests = async ({ tests, testMs, carrying }: Order): Promise<Ended> => {
  const bail = carrying === undefined;
  const mocha = new Mocha({ bail, timeout: testMs, reporter: Mocha.reporters.Base, forbidOnly: true });
  for (const path of tests) mocha.addFile(join(root, path));
  try {
    await mocha.loadFilesAsync();
  } catch (error) {
    return {
      kind: 'unloadable',
      tests: 0,
      failure: { test: '', message: messageOf(error), isTimeout: false },
    };
  }
  if (carrying !== undefined) keepThose(mocha.suite, carrying);
  let failure: Told['failure'];
  let ends: TestEnd[] = [];
  return new Promise(resolve => {
    const runner = mocha.run(failures => {
      const count = (runner.stats?.passes ?? 0) + (runner.stats?.failures ?? 0);
      const kind = failures > 0 ? 'failed' : 'passed';
      resolve({ kind, tests: count, ...(failure && { failure }), ...(carrying && { ends }) });
    });
    ends = endsOf(runner);
    runner.on('fail', (test, error) => {
      failure ??= { test: test.fullTitle(), message: messageOf(error), isTimeout: isTimeout(error) };
    });
  });
};

const simulated = async (seeds: number): Promise<Told['failure']> => {
  const { runSeed } = await import('../../determinism-suite/simulation/index.ts');
  for (let seed = 1; seed <= seeds; seed += 1) {
    const test = `simulation, seed ${seed}`;
    try {
      const { violation } = await runSeed({ seed, steps: 6000 });
      if (violation !== undefined) return { test, message: violation.invariant, isTimeout: false };
    } catch (error) {
      return { test, message: messageOf(error), isTimeout: false };
    }
  }
  return undefined;
};

const carriedOut = async (order: Order): Promise<Ended> => {
  const ended = order.tests.length > 0 ? await runTests(order) : ({ kind: 'passed', tests: 0 } as const);
  if (ended.kind !== 'passed' || order.seeds === 0) return ended;
  const failure = await simulated(order.seeds);
  const tests = ended.tests + order.seeds;
  return failure === undefined ? { ...ended, tests } : { kind: 'failed', tests, failure };
};

const order: Order = JSON.parse(process.argv[2] ?? '');
const startedAt = performance.now();
const isLoaded = order.patch === undefined ? () => true : plant(order.patch);
await fixChance(order.tests);
const coverage = order.covers.length === 0 ? undefined : countRuns(order.covers);
const ended = await carriedOut(order);
const told: Told = {
  ...ended,
  isLoaded: isLoaded(),
  ms: performance.now() - startedAt,
  ...(coverage && { coverage: coverage() }),
};
process.send?.(told, () => {
  // What was compiled of a mutant is of use to nobody.
  if (order.patch !== undefined) process.kill(process.pid, 'SIGKILL');
  process.exit();
});
