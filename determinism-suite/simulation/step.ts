// The simulation as one step of CI: this many seeds, and what was found.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { simulate } from './command.ts';
import type { Options } from './options.ts';
import { readOptions } from './options.ts';

export interface SimulationTally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly notes: readonly string[];
}

const program = fileURLToPath(new URL('main.ts', import.meta.url));

async function run(): Promise<SimulationTally> {
  let output = '';
  const workers = String(Math.min(2, availableParallelism()));
  const options: Options = readOptions(['--seeds', '500', '--parallel', workers]);
  const code = await simulate(options, program, { write: text => (output += text) });
  return code === 0
    ? { passed: 1, failed: 0, skipped: 0, notes: [] }
    : { passed: 0, failed: 1, skipped: 0, notes: [output] };
}

export const simulationStep = { name: 'simulation: 500 seeds', run };
