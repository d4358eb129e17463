// What stays true while the world breaks? Experiments, their runs and their verdicts, for ci and for mutants.
// Surprising: nothing decides while a run goes on; invariants read its record afterwards.
export { experiments } from './experiments/index.ts';
export type { Experiment, ExperimentSet } from './grammar/experiment.ts';
export type { RunRecord } from './grammar/record.ts';
export { type ExperimentResult, judgeExperiment } from './grammar/verdict.ts';
export { type RunOptions, runExperiment } from './run/run-experiment.ts';
