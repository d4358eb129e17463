// The fast gate: types, lint, architecture, generated files, traceability, unit tests.
import { checks } from './checks.ts';
import { unitTests } from './mocha.ts';
import { runSteps } from './run-steps.ts';
import { sum } from './step.ts';

const { passed, failed, skipped } = sum(await runSteps([...checks, unitTests]));
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
