// What `npm run simulate` does once it is known with which server: seeds, a summary, and for each violation its replay.
import { createWriteStream } from 'node:fs';
import { realWorld } from '#reference-server';
import { runCampaign, runWorker, type SeedReport } from './campaign.ts';
import { type Options, sameAgain } from './options.ts';
import { runSeed } from './run-seed.ts';
import { type FoundViolation, Summary, spellSummary, spellViolation } from './summary.ts';

const linesShown = 25;
const violationsShown = 5;
const toldEveryMs = 2_000;

export interface Output {
  write(text: string): unknown;
}

async function lastLines(options: Options, seed: number): Promise<string[]> {
  const lines: string[] = [];
  await runSeed({
    seed,
    steps: options.steps,
    flaw: options.flaw,
    only: options.only,
    trace: line => {
      lines.push(line);
      if (lines.length > 2 * linesShown) lines.splice(0, linesShown);
    },
  });
  return lines.slice(-linesShown);
}

async function show(options: Options, found: FoundViolation, io: Output): Promise<void> {
  const words = ['--seed', String(found.seed), ...sameAgain(options), '--trace', '-'];
  const command = `npm run simulate -- ${words.join(' ')}`;
  io.write(spellViolation(found, { command, lastLines: await lastLines(options, found.seed) }));
}

/** One seed with all that happens in it. */
async function traceOne(options: Options, target: string, io: Output): Promise<number> {
  const out = target === '-' ? io : createWriteStream(target);
  const { from: seed, steps, flaw, only } = options;
  const result = await runSeed({ seed, steps, flaw, only, trace: line => out.write(`${line}\n`) });
  if (result.violation === undefined) {
    io.write(`no violation in seed ${seed}: ${result.events} events, ${result.tasks} tasks\n`);
    return 0;
  }
  const { invariant, atMs, found } = result.violation;
  io.write(`VIOLATION in seed ${seed} at ${atMs.toFixed(3)} ms: ${invariant}\n${found}\n`);
  return 1;
}

async function runAll(options: Options, program: string, told: (report: SeedReport) => void): Promise<void> {
  const { workers, from, seeds } = options;
  if (workers <= 1) return runCampaign(options, told);
  const runs = Array.from({ length: workers }, (_, n) => {
    const share = ['--from', String(from + n), '--seeds', String(Math.max(0, seeds - n))];
    const args = [...share, '--stride', String(workers), '--worker', ...sameAgain(options)];
    return runWorker({ program, args }, told);
  });
  await Promise.all(runs);
}

export async function simulate(options: Options, program: string, io: Output): Promise<number> {
  if (options.trace !== undefined) return traceOne(options, options.trace, io);
  if (options.isWorker) {
    await runCampaign(options, report => io.write(`${JSON.stringify(report)}\n`));
    return 0;
  }
  const world = realWorld();
  const summary = new Summary();
  const beganMs = world.monotonicMs();
  let toldMs = beganMs;
  await runAll(options, program, report => {
    summary.add(report);
    const nowMs = world.monotonicMs();
    if (nowMs - toldMs < toldEveryMs) return;
    toldMs = nowMs;
    io.write(`${summary.seeds} of ${options.seeds} seeds, ${summary.violations.length} violations\n`);
  });
  io.write(spellSummary(summary, world.monotonicMs() - beganMs));
  summary.violations.sort((a, b) => a.seed - b.seed);
  for (const found of summary.violations.slice(0, violationsShown)) await show(options, found, io);
  const unseen = summary.violations.slice(violationsShown).map(({ seed }) => seed);
  if (unseen.length > 0) io.write(`\nalso in seeds ${unseen.join(', ')}\n`);
  const isWasteful = summary.noOpShare > 0.2;
  return summary.violations.length > 0 || isWasteful ? 1 : 0;
}
