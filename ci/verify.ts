// Everything that CI runs, in shares of named length; the closing line counts what every runner executed.
import pc from 'picocolors';
import { simulationStep } from '../determinism-suite/simulation/index.ts';
import { queueBench } from './bench/step.ts';
import { chaosStep, containersChaosStep, nightlyChaosStep } from './chaos/chaos-step.ts';
import { checks, contractLint } from './checks.ts';
import { complianceStep } from './compliance/compliance-step.ts';
import {
  conformanceSteps,
  longConformanceSteps,
  longProveSteps,
  proveSteps,
} from './compliance/conformance-steps.ts';
import { provenBySimulation, shownBySimulation } from './compliance/simulation-outcomes.ts';
import { determinismStep } from './determinism/determinism-step.ts';
import {
  brokenServerTests,
  embeddedTests,
  liveTests,
  packagingTests,
  plantedBugTests,
  propertyTests,
  tourTests,
  unitTests,
  wholeRunTests,
} from './mocha.ts';
import {
  allClausesStep,
  harnessStep,
  sampledClausesStep,
  sampledHarnessStep,
  unitsStep,
} from './mutation/step.ts';
import { observabilitySteps } from './observability/index.ts';
import { providerStep } from './pacts/provider-step.ts';
import { runSteps } from './run-steps.ts';
import { type Share, sum, type Tally } from './step.ts';

const shares: readonly Share[] = [
  { name: 'checks', budgetMinutes: 3, steps: [...checks, contractLint, ...observabilitySteps] },
  { name: 'unit, property and Pact tests', budgetMinutes: 3, steps: [unitTests, liveTests, propertyTests] },
  { name: 'simulation', budgetMinutes: 1, steps: [shownBySimulation(simulationStep(500))] },
  { name: 'chaos', budgetMinutes: 3, steps: [chaosStep] },
  { name: 'determinism', budgetMinutes: 2, steps: [determinismStep] },
  { name: 'conformance and reports', budgetMinutes: 2, steps: conformanceSteps },
  {
    name: 'prove',
    budgetMinutes: 3,
    steps: [provenBySimulation(plantedBugTests), sampledHarnessStep, sampledClausesStep, ...proveSteps],
  },
  { name: 'packaging', budgetMinutes: 1, steps: [packagingTests, tourTests] },
];

/** Beyond what CI has time for; what it prints is kept as evidence. */
const longShares: readonly Share[] = [
  { name: 'every pact, on the started server', budgetMinutes: 1, steps: [providerStep] },
  { name: 'the second, and benign proxies', budgetMinutes: 15, steps: longConformanceSteps },
  { name: 'mutants of the servers', budgetMinutes: 20, steps: longProveSteps },
  { name: 'mutants of the code', budgetMinutes: 8, steps: [harnessStep, unitsStep, allClausesStep] },
  { name: 'long simulation', budgetMinutes: 15, steps: [simulationStep(10_000)] },
  { name: 'broken servers and gateways', budgetMinutes: 5, steps: [brokenServerTests] },
  { name: 'long determinism', budgetMinutes: 1, steps: [embeddedTests] },
  { name: 'long chaos', budgetMinutes: 30, steps: [nightlyChaosStep, containersChaosStep, wholeRunTests] },
  { name: 'bench', budgetMinutes: 3, steps: [queueBench] },
];

interface Spent {
  readonly share: Share;
  readonly tally: Tally;
  /** What failed in it, in full. */
  readonly failures: readonly string[];
  readonly minutes: number;
}

async function runShare(share: Share): Promise<Spent> {
  process.stdout.write(`\n${pc.bold(share.name)}\n`);
  const startedAt = Date.now();
  const tallies = await runSteps(share.steps);
  const minutes = (Date.now() - startedAt) / 60_000;
  return { share, tally: sum(tallies), failures: tallies.flatMap(failuresOf), minutes };
}

function failuresOf({ failed, notes }: Tally): readonly string[] {
  return failed === 0 ? [] : notes.filter(note => !/^(skipped|inapplicable): /.test(note));
}

/** Once more at the end, where a log that was cut off still shows them. */
function printFailures(spent: readonly Spent[]): void {
  for (const { share, failures } of spent)
    for (const failure of failures)
      process.stdout.write(`\n${pc.red('FAILED')}  ${share.name}: ${failure.replace(/\n/g, '\n      ')}\n`);
}

function printShares(spent: readonly Spent[]): void {
  process.stdout.write(`\n${pc.bold('share'.padEnd(34))} minutes  budget\n`);
  for (const { share, minutes } of spent) {
    const over = minutes > share.budgetMinutes ? '  over its budget' : '';
    process.stdout.write(
      `${share.name.padEnd(34)} ${minutes.toFixed(2).padStart(7)}  ${String(share.budgetMinutes).padStart(6)}${over}\n`,
    );
  }
}

async function main(): Promise<void> {
  const spent: Spent[] = [];
  const asked = process.argv.includes('--long') ? [...shares, ...longShares] : shares;
  for (const share of asked) spent.push(await runShare(share));
  const { outcomes } = sum(spent.map(({ tally }) => tally));
  spent.push(await runShare({ name: 'compliance', budgetMinutes: 1, steps: [complianceStep(outcomes)] }));
  printShares(spent);
  printFailures(spent);
  const { passed, failed, skipped } = sum(spent.map(({ tally }) => tally));
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

await main();
