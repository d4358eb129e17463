// `npm run mutate -- harness|units …`: breaks our own code and asks the tests whether they notice.
import pc from 'picocolors';
import { runHarness } from './harness.ts';
import { help, readOptions } from './options.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    say(help);
    return process.argv.length > 2 ? 0 : 2;
  }
  const startedAt = performance.now();
  const { killed, problems } = await runHarness(options, say);
  for (const problem of problems) say(pc.red(problem));
  say(`\n${killed} killed, ${problems.length} not, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return problems.length > 0 ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`mutate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
