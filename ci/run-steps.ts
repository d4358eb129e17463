// Runs steps one after the other and prints a line for each as it ends; failures stand below it in full.
import pc from 'picocolors';
import { failedOnce, type Step, type Tally } from './step.ts';

function seconds(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

function countOf(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  return tally.failed > 0
    ? `${tally.failed} failed, ${tally.passed} passed${skipped}`
    : `${tally.passed} passed${skipped}`;
}

/** A step that throws has decided nothing, and that is a failure of the gate. */
async function attempt(step: Step): Promise<Tally> {
  try {
    return await step.run();
  } catch (error) {
    return failedOnce([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  }
}

export async function runStep(step: Step): Promise<Tally> {
  const startedAt = Date.now();
  const tally = await attempt(step);
  const mark = tally.failed > 0 ? pc.red('FAILED') : pc.green('ok');
  process.stdout.write(`${mark}  ${step.name} ${pc.dim(`(${countOf(tally)}, ${seconds(startedAt)})`)}\n`);
  for (const note of tally.notes) process.stdout.write(`${note.replace(/^/gm, '      ')}\n`);
  return tally;
}

export async function runSteps(steps: readonly Step[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await runStep(step));
  return tallies;
}
