import { availableParallelism } from 'node:os';
import type { Step } from '../step.ts';
import { runClauses } from './clauses.ts';
import { runHarness } from './harness.ts';
import { isTooLow, scoreLine, verdictLines } from './tell.ts';
import { runUnits } from './units.ts';

/** Every breakage counts: one that the harness's own tests don't notice fails. */
const brokenHarness = (name: string, count?: number): Step => ({
  name,
  run: async () => {
    const options = { sample: count, jobs: availableParallelism() };
    const { killed, problems } = await runHarness(options, () => undefined);
    return { passed: killed, failed: problems.length, skipped: 0, notes: problems };
  },
});

const harnessSample = 12;

export const sampledHarnessStep = brokenHarness(
  `the harness, broken on purpose in ${harnessSample} ways, is noticed by its own tests`,
  harnessSample,
);
export const harnessStep = brokenHarness('the harness, broken on purpose, is noticed by its own tests');

const sample = 40;

/** A sample of the generated mutants; a folder below its bound fails, and the survivors are named. */
export const unitsStep: Step = {
  name: `about ${sample} generated mutants of each folder are noticed`,
  run: async () => {
    const survivors: string[] = [];
    const options = { folders: [], sample, jobs: availableParallelism() };
    const { results, stale } = await runUnits(options, verdict => survivors.push(...verdictLines(verdict)));
    const low = results.filter(isTooLow).length;
    const passed = results.reduce((sum, { score }) => sum + score.killed + score.timedOut, 0);
    const notes = [...stale, ...results.map(scoreLine), ...survivors];
    return { passed, failed: stale.length + low, skipped: 0, notes };
  },
};

const clausesStep = (name: string, count?: number): Step => ({
  name,
  run: async () => {
    const options = { sample: count, jobs: availableParallelism() };
    const { killed, problems } = await runClauses(options, () => undefined);
    return { passed: killed, failed: problems.length, skipped: 0, notes: problems };
  },
});

const clausesSample = 6;

export const sampledClausesStep = clausesStep(
  `${clausesSample} mutants of clauses are noticed by the tests that carry them`,
  clausesSample,
);
export const allClausesStep = clausesStep('every mutant of a clause is noticed by the tests that carry it');
