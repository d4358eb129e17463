// The simulation as one step of CI: this many seeds, and what was found.
import { fileURLToPath } from 'node:url';
import { simulate } from './command.ts';
import { readOptions } from './options.ts';

export interface SimulationTally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly notes: readonly string[];
}

const program = fileURLToPath(new URL('main.ts', import.meta.url));

async function run(seeds: number): Promise<SimulationTally> {
  let output = '';
  const options = readOptions(['--seeds', String(seeds)]);
  const code = await simulate(options, program, { write: text => (output += text) });
  return code === 0
    ? { passed: 1, failed: 0, skipped: 0, notes: [] }
    : { passed: 0, failed: 1, skipped: 0, notes: [output] };
}

export function simulationStep(seeds: number): { name: string; run(): Promise<SimulationTally> } {
  return { name: `simulation: ${seeds} seeds`, run: () => run(seeds) };
}
