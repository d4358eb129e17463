// Question: does the embedded engine give the same bytes, again and through the reference server, and would it be seen
// if it didn't? The cover of the matrix, the controls beside it, and what both say of clauses.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeterminismReport } from '../../determinism-suite/report/report.ts';
import { root, runNode } from '../command.ts';
import { failedOnce, type Step, type Tally, tallyOf } from '../step.ts';
import { type ControlResults, runControls } from './control-results.ts';
import { determinismOutcomes } from './determinism-outcomes.ts';

/** About; the least cover is asked whatever it takes. */
const seconds = 12;
const controlsMs = 120_000;

const reportIn = (folder: string): Promise<DeterminismReport | undefined> =>
  readFile(join(folder, 'report.json'), 'utf8').then(
    text => JSON.parse(text) as DeterminismReport,
    () => undefined,
  );

/** Each that was not seen, or was taken for another. */
const missed = ({ planted, cheats, told, suite }: ControlResults): string[] => [
  ...planted
    .filter(({ fault, named }) => named !== fault.due)
    .map(({ fault, named }) => `${fault.id} is taken for ${named ?? 'no fault'}`),
  ...cheats
    .filter(({ due, result }) => result.cheat !== due)
    .map(({ name, result }) => `the cheat ${name} is taken for ${result.cheat ?? result.verdict}`),
  ...told
    .filter(({ result }) => result.verdict !== 'not decoded')
    .map(({ fault, result }) => `${fault.id} is taken for ${result.verdict}`),
  ...suite
    .filter(({ isCaught }) => !isCaught)
    .map(({ name, found, due }) => `${name} is ${found.join(' and ')} where ${due} is due`),
];

const examined = async (): Promise<Tally> => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-determinism-'));
  try {
    const [{ code, output }, controls] = await Promise.all([
      runNode([
        ...[join(root, 'assay.ts'), 'determinism', '--engine', 'embedded'],
        ...['--seconds', String(seconds), '--report', folder],
      ]),
      runControls(AbortSignal.timeout(controlsMs)),
    ]);
    const report = await reportIn(folder);
    if (report === undefined) return failedOnce([`assay determinism ended with ${code}:\n${output}`]);
    const lost = report.levels.filter(({ verdict }) => verdict !== 'equal');
    const notes = [
      ...lost.map(({ level, verdict, because = '' }) => `${level} is ${verdict}: ${because}`),
      ...(code === 0 || lost.length > 0 ? [] : [`assay determinism ended with ${code}:\n${output}`]),
      ...missed(controls),
    ];
    const count =
      report.levels.length + controls.planted.length + controls.cheats.length + controls.suite.length;
    const outcomes = determinismOutcomes(report, controls);
    return { ...tallyOf(notes), passed: Math.max(0, count - notes.length), failed: notes.length, outcomes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const determinismStep: Step = {
  name: 'the embedded engine gives the same bytes, and through the reference server too',
  run: examined,
};
