// Measurements: `npm run bench -- queue` and `npm run bench -- overhead`.
import { Command } from 'commander';

const program = new Command('bench').description('Measures what the reference server costs.');
program
  .command('queue')
  .description('the cost of admission and dispatch at depths from 100 to 1,000,000')
  .action(async () => {
    const { benchQueue } = await import('./queue.ts');
    process.exitCode = await benchQueue(process.stdout);
  });
program
  .command('overhead')
  .description('the server next to a bare pass-through and to the engine itself (minutes)')
  .action(async () => {
    const { benchOverhead } = await import('./overhead.ts');
    process.exitCode = await benchOverhead(process.stdout);
  });
// Wrong usage is exit 2: 1 is kept for a goal that is missed.
program.exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2));
await program.parseAsync();
