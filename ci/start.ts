// `npm start`: the suite examines the reference server before your eyes, and the report is opened where there is a screen.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import pc from 'picocolors';
import { root } from './command.ts';

const assay = (args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'assay.ts'), ...args], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });

const hasScreen = (): boolean =>
  process.stdout.isTTY && process.env.CI === undefined && process.env.SSH_CONNECTION === undefined;

async function main(): Promise<void> {
  process.stdout.write(
    `${pc.bold('Assay')} examines the reference orchestrator. Ctrl-C ends it; what was done is reported.\n\n`,
  );
  process.exitCode = await assay(['run', ...process.argv.slice(2)]);
  if (hasScreen()) await assay(['report', 'open']);
  process.stdout.write('\nMore to try:\n');
  for (const [command, what] of [
    ['npm run assay -- report open', 'the report of the run'],
    ['npm run assay -- explain ORCH-3005', 'one requirement, with all that proves it'],
    ['npm run assay -- run --target <url>', 'examine a server of your own'],
    ['npm run serve', 'keep a server up'],
    ['npm test', 'everything that CI runs'],
  ] as const)
    process.stdout.write(`  ${command.padEnd(38)} ${pc.dim(what)}\n`);
}

await main();
