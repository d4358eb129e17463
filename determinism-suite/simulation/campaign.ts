// Many seeds, one after the other or on several processes, added up.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Violation } from './checks.ts';
import type { Flaw } from './flaws.ts';
import type { InvariantId } from './invariants.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

export interface CampaignOptions {
  readonly from: number;
  readonly seeds: number;
  readonly steps: number;
  /** Every how manyth seed; the others are another process's. */
  readonly stride: number;
  readonly flaw: Flaw | undefined;
  readonly only: InvariantId | undefined;
  readonly stopsAtFirst: boolean;
}

/** A result as it passes between processes. */
export interface SeedReport {
  readonly seed: number;
  readonly events: number;
  readonly timersFired: number;
  readonly timersWithoutEffect: number;
  readonly tasks: number;
  readonly virtualMs: number;
  readonly cpuMs: number;
  readonly violation?: Violation;
  readonly checks: readonly (readonly [InvariantId, number])[];
  readonly marks: readonly (readonly [string, number])[];
}

function reportOf(result: SeedResult, cpuMs: number): SeedReport {
  const { violation, checks, marks, ...figures } = result;
  return {
    ...figures,
    cpuMs,
    ...(violation === undefined ? {} : { violation }),
    checks: [...checks],
    marks: [...marks],
  };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export async function runCampaign(
  options: CampaignOptions,
  told: (report: SeedReport) => void,
): Promise<void> {
  const { from, seeds, stride, steps, flaw, only, stopsAtFirst } = options;
  for (let seed = from; seed < from + seeds; seed += stride) {
    const before = cpuMs();
    const result = await runSeed({ seed, steps, flaw, only });
    told(reportOf(result, cpuMs() - before));
    if (stopsAtFirst && result.violation !== undefined) return;
  }
}

export interface WorkerCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** Runs the same command once more as a process that writes its reports as lines of JSON. */
export function runWorker(command: WorkerCommand, told: (report: SeedReport) => void): Promise<void> {
  const child = spawn(process.execPath, [command.program, ...command.args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', line => told(JSON.parse(line) as SeedReport));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) resolve();
      else reject(new Error(`a worker of the simulation ended with ${code}`));
    });
  });
}
