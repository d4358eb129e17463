// `npm start`: the suite puts the reference server to the core profile before your eyes, and the report is opened where there is
// a screen. Why not to all profiles: decision 82.
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
    `${pc.bold('Assay')} puts the reference orchestrator to the core profile.\nCtrl-C ends it; what was done is reported.\n\n`,
  );
  process.exitCode = await assay(['run', '--profile', 'orchqueue-core', ...process.argv.slice(2)]);
  if (hasScreen()) await assay(['report', 'open']);
  process.stdout.write('\nMore to try:\n');
  for (const [command, what] of [
    ['npm run assay -- report open', 'the report of the run'],
    ['npm run assay -- run', 'the whole suite: every profile that it claims'],
    ['npm run assay -- explain ORCH-3005', 'one requirement, with all that proves it'],
    ['npm run assay -- run --target <url>', 'examine a server of your own'],
    ['npm run serve', 'keep a server up'],
    ['npm test', 'everything that CI runs'],
  ] as const)
    process.stdout.write(`  ${command.padEnd(38)} ${pc.dim(what)}\n`);
}

await main();
