// Runs mocha over a set of files and adds up what it executed.
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, runNode } from './command.ts';
import { type EndedTest, testOutcomes } from './compliance/test-outcomes.ts';
import { noticedBreaks } from './mutation/clause-kills.ts';
import { failedOnce, type Step, sum, type Tally } from './step.ts';

interface Selection {
  readonly spec: readonly string[];
  readonly ignore?: readonly string[];
  /** Loaded before the tests. */
  readonly before?: string;
  /** Show the dots while they come. */
  readonly shown?: boolean;
  /** Beside the environment of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

async function tallyFrom(path: string, output: string): Promise<Tally> {
  try {
    const { tests, ...tally } = JSON.parse(await readFile(path, 'utf8')) as Tally & { tests: EndedTest[] };
    const ended = tests.map(test => ({ ...test, file: relative(root, test.file) }));
    return { ...tally, outcomes: testOutcomes(ended, await noticedBreaks()) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failedOnce([`mocha ended without a result (${reason}):\n${output}`]);
  }
}

export async function runMocha(selection: Selection): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-mocha-'));
  const path = join(folder, 'tally.json');
  const reporter = ['--reporter', join(root, 'ci/tally-reporter.js'), '--reporter-option', `output=${path}`];
  const before = selection.before === undefined ? [] : ['--require', join(root, selection.before)];
  const ignored = (selection.ignore ?? []).flatMap(glob => ['--ignore', glob]);
  const args = [
    join(root, 'node_modules/mocha/bin/mocha.js'),
    '--no-config',
    '--extension',
    'ts',
    '--forbid-only',
    '--timeout',
    '60000',
  ];
  const { code, output } = await runNode([...args, ...before, ...reporter, ...ignored, ...selection.spec], {
    shown: selection.shown ?? false,
    env: { ...process.env, ...selection.env },
  });
  const tally = await tallyFrom(path, output);
  await rm(folder, { recursive: true });
  if (tally.passed + tally.failed === 0) return failedOnce(['no test was executed', ...tally.notes]);
  return code !== 0 && tally.failed === 0 ? failedOnce([`mocha exited with ${code}:\n${output}`]) : tally;
}

export function mochaStep(name: string, selection: Selection): Step {
  return { name, run: () => runMocha(selection) };
}

const folders = '{contracts,requirements,reference-server,conformance,determinism-suite,chaos,ci}';
const slow = ['**/*.property.test.ts', 'ci/packaging/**', 'ci/tour/**', 'determinism-suite/simulation/**'];

/** They write the pacts, in a step of their own. */
export const consumerTests = [
  'contracts/pacts/consumer/*.live.test.ts',
  'reference-server/engines/pacts/*.live.test.ts',
];

/** Within their own process alone, which the guard sees to: these are the tests of `check`. */
export const unitTests = mochaStep('unit tests', {
  spec: [`${folders}/**/*.test.ts`],
  ignore: ['**/*.live.test.ts', ...slow],
  before: 'ci/unit-guard.js',
});
/** What the determinism share runs on the whole corpus anyway. */
const ofEmbedded = [
  'determinism-suite/engines/embedded/*.live.test.ts',
  'determinism-suite/goldens/*.live.test.ts',
  'determinism-suite/real/*.live.test.ts',
];
/** Each of some hundred servers is put to a whole profile; the gate has a sample of them. */
const ofBrokenServers = ['conformance/targets/openai/**/*.controls.live.test.ts'];
/** Whole runs, of commands that other shares of the gate run anyway. */
const ofWholeRuns = [
  'chaos/{cli,load}/**/*.live.test.ts',
  'ci/chaos/*.live.test.ts',
  'conformance/cli/openai-run.live.test.ts',
  'determinism-suite/through/found-pool.live.test.ts',
];
const hands = 8;

/** Two processes at a time, each of which takes the next hand of files when it has done with its own. */
const twoAtATime = (name: string, filesOf: () => readonly string[]): Step => ({
  name,
  run: async () => {
    const files = filesOf();
    const dealt = Array.from({ length: hands }, (_, hand) => files.filter((_, at) => at % hands === hand));
    const waiting = dealt.filter(hand => hand.length > 0);
    const tallies: Tally[] = [];
    const lane = async (): Promise<void> => {
      for (let spec = waiting.shift(); spec !== undefined; spec = waiting.shift())
        tallies.push(await runMocha({ spec }));
    };
    await Promise.all([lane(), lane()]);
    return sum(tallies);
  },
});

/** Those that start processes or threads, or listen on sockets: they wait more than they work. */
export const liveTests = twoAtATime('live tests', () => {
  const exclude = [...slow, ...consumerTests, ...ofEmbedded, ...ofBrokenServers, ...ofWholeRuns];
  return globSync(`${folders}/**/*.live.test.ts`, { cwd: root, exclude }).sort();
});
export const embeddedTests = mochaStep(
  'the embedded engine, its goldens and real inference, by their own tests',
  {
    spec: ofEmbedded,
  },
);
export const brokenServerTests = twoAtATime(
  'broken servers and gateways of the OpenAI API are told apart',
  () => globSync(ofBrokenServers, { cwd: root }).sort(),
);
export const wholeRunTests = mochaStep(
  'whole runs of chaos, load and the OpenAI profile, by their own tests',
  {
    spec: ofWholeRuns,
  },
);
export const propertyTests = mochaStep('property tests', { spec: [`${folders}/**/*.property.test.ts`] });
export const plantedBugTests = twoAtATime('bugs planted in the server are found', () =>
  globSync('determinism-suite/simulation/*.test.ts', { cwd: root }),
);
export const packagingTests = mochaStep('the packed tarball works', { spec: ['ci/packaging/*.test.ts'] });
export const tourTests = mochaStep('the quick tour and the acceptance', { spec: ['ci/tour/*.test.ts'] });
