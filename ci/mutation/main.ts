// `npm run mutate -- harness|units|clauses …`: breaks our own code and asks the tests whether they notice.
import pc from 'picocolors';
import { clauseState } from './clause-state.ts';
import { runClauses } from './clauses.ts';
import { readEquivalents } from './equivalents.ts';
import { runHarness } from './harness.ts';
import { help, type Options, readOptions } from './options.ts';
import { isTooLow, scoreLine, verdictLines } from './tell.ts';
import { chosenFolders, plannedMutants, runUnits } from './units.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const secondsSince = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(1);

const harness = async (options: Options): Promise<number> => {
  const startedAt = performance.now();
  const { killed, problems } = await runHarness(options, say);
  for (const problem of problems) say(pc.red(problem));
  say(`\n${killed} killed, ${problems.length} not, ${secondsSince(startedAt)} s`);
  return problems.length > 0 ? 1 : 0;
};

const clauses = async (options: Options): Promise<number> => {
  const startedAt = performance.now();
  const { killed, problems } = await runClauses(options, say);
  say(`\n${killed} killed, ${problems.length} not, ${secondsSince(startedAt)} s`);
  return problems.length > 0 ? 1 : 0;
};

const checkClauses = async (): Promise<number> => {
  const { proven, stale, open } = await clauseState();
  for (const sentence of stale) say(pc.red(sentence));
  for (const sentence of open) say(sentence);
  say(`\n${proven} clauses proven, ${open.length} of a MUST not, ${stale.length} mutants without their kill`);
  return stale.length > 0 ? 1 : 0;
};

const list = (options: Options): number => {
  const equivalents = readEquivalents();
  for (const folder of chosenFolders(options.folders))
    for (const { id, line, change } of plannedMutants(folder, options, equivalents))
      say(`${id} ${pc.dim(`line ${line}: ${change}`)}`);
  return 0;
};

const units = async (options: Options): Promise<number> => {
  const startedAt = performance.now();
  const { results, stale } = await runUnits(options, verdict => {
    for (const line of verdictLines(verdict)) say(line);
  });
  say('');
  for (const sentence of stale) say(pc.red(sentence));
  for (const result of results) say(scoreLine(result));
  say(`${secondsSince(startedAt)} s`);
  return stale.length > 0 || results.some(isTooLow) ? 1 : 0;
};

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    say(help);
    return process.argv.length > 2 ? 0 : 2;
  }
  if (options.command === 'harness') return harness(options);
  if (options.command === 'clauses') return options.checks ? checkClauses() : clauses(options);
  return options.lists ? list(options) : units(options);
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`mutate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
