// `npm run prove:chaos`: each planted server is put to the experiment in which it has to show, and what named it is kept.
import { writeFile } from 'node:fs/promises';
import pc from 'picocolors';
import type { ExperimentResult } from '../../chaos/index.ts';
import { type Experiment, experiments, judgeExperiment, runExperiment } from '../../chaos/index.ts';
import { readTargetDocument, realClock, type TargetDocument } from '../../conformance/harness/index.ts';
import { matrixText, type RecordedKill, readMatrix } from '../../conformance/mutants/kill-matrix.ts';
import { withPlanted } from '../../conformance/mutants/prove-mutant.ts';
import { root } from '../command.ts';
import { killOf, killsPath, presentHashes } from './chaos-kills.ts';
import { type ChaosMutant, chaosMutants } from './mutants.ts';

const seed = 1;

const experimentNamed = (name: string): Experiment => {
  const found = experiments.find(one => one.name === name);
  if (found === undefined) throw new Error(`there is no experiment ${name}`);
  return found;
};

const referenceDocument = async (): Promise<TargetDocument> => {
  const read = await readTargetDocument(`${root}/conformance/targets/reference.yaml`);
  if (read.ok) return read.document;
  throw new Error(read.problems.map(({ message }) => message).join('\n'));
};

export const resultWith = async (
  mutant: ChaosMutant | undefined,
  experiment: Experiment,
): Promise<ExperimentResult> => {
  const reference = await referenceDocument();
  const results: ExperimentResult[] = [];
  const run = async (document: TargetDocument): Promise<void> => {
    const { signal } = new AbortController();
    const { seconds } = experiment;
    const record = await runExperiment(experiment, { document, clock: realClock, seconds, seed, signal });
    results.push(judgeExperiment(experiment, record));
  };
  await (mutant === undefined ? run(reference) : withPlanted(reference, mutant, run));
  const [result] = results;
  if (result === undefined) throw new Error(`${experiment.name} gave no result`);
  return result;
};

/** Of the clauses that the mutant breaks those for which the invariant that is due speaks; none where it did not notice. */
export const killsOf = (mutant: ChaosMutant, result: ExperimentResult): readonly string[] | undefined => {
  const due = result.claims.filter(
    ({ invariant, judgement }) => invariant === mutant.invariant && judgement.verdict === 'violated',
  );
  if (due.length === 0) return undefined;
  const spoken = new Set(due.flatMap(({ proves }) => proves));
  return mutant.breaks.filter(clause => spoken.has(clause));
};

const findingOf = (mutant: ChaosMutant, { claims }: ExperimentResult): string => {
  const judgement = claims.find(({ invariant }) => invariant === mutant.invariant)?.judgement;
  if (judgement?.verdict === 'violated') return judgement.findings[0]?.what ?? '';
  return judgement?.verdict === 'unknown' ? judgement.because : 'it held';
};

const write = (text: string): void => void process.stdout.write(text);

const main = async (): Promise<number> => {
  const only = process.argv.slice(2);
  const asked = chaosMutants.filter(({ id }) => only.length === 0 || only.some(part => id.includes(part)));
  const names = [...new Set(asked.map(({ experiment }) => experiment))];
  const present = await presentHashes(names);
  const kills: RecordedKill[] = (await readMatrix(killsPath)).filter(
    kill => !asked.some(({ id }) => id === kill.mutant) && chaosMutants.some(({ id }) => id === kill.mutant),
  );
  let survived = 0;
  for (const mutant of asked) {
    const startedMs = realClock.nowMs();
    const result = await resultWith(mutant, experimentNamed(mutant.experiment));
    const clauses = killsOf(mutant, result);
    const seconds = ((realClock.nowMs() - startedMs) / 1_000).toFixed(1);
    const mark = clauses === undefined ? pc.red('✗ survived') : pc.green('✓ violated');
    write(`${mark} ${mutant.id} (${mutant.experiment}, ${seconds} s)\n`);
    write(`    ${mutant.invariant}: ${findingOf(mutant, result)}\n`);
    if (clauses === undefined) survived += 1;
    const { experiment: check, invariant: assertion } = mutant;
    for (const clause of clauses ?? [])
      kills.push(killOf({ clause, check, assertion, mutant: mutant.id }, present));
  }
  await writeFile(killsPath, matrixText(kills));
  write(`${asked.length} mutants: ${asked.length - survived} violated as they should, ${survived} not\n`);
  return survived > 0 ? 1 : 0;
};

if (import.meta.main) process.exitCode = await main();
