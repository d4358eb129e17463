// `npm run simulate -- [--seeds n] [--seed n] [--steps n] [--trace file|-] [--parallel n] [--plant bug] [--flaw name]
// [--only invariant]`
import { fileURLToPath } from 'node:url';
import { readOptions } from './options.ts';
import { plant } from './planted-bug.ts';
import { plantedBugs } from './planted-bugs.ts';

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.plant !== undefined) {
    const bug = plantedBugs.find(({ id }) => id === options.plant);
    if (bug === undefined) throw new Error(`--plant is one of ${plantedBugs.map(({ id }) => id).join(', ')}`);
    plant(bug);
  }
  // Not before the bug is planted: this imports the server.
  const { simulate } = await import('./command.ts');
  return simulate(options, fileURLToPath(import.meta.url), process.stdout);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`simulate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
