// The fast gate: types, lint, architecture, generated files, traceability, unit tests.
import { checks } from './checks.ts';
import { unitTests } from './mocha.ts';
import { runSteps } from './run-steps.ts';
import { sum } from './step.ts';

// The tests are a process of their own, so that they and the checks don't wait for each other.
const tallies = await Promise.all([runSteps(checks), runSteps([unitTests])]);
const { passed, failed, skipped } = sum(tallies.flat());
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
