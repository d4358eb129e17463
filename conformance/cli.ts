// `assay run …` and what belongs to it: each command is a function that gives an exit code.
import { Command } from 'commander';
import { type Io, UsageError } from './cli/io.ts';
import { runCommand } from './cli/run-command.ts';
import type { RunFlags } from './cli/run-options.ts';

const terminalWidth = 80;

const io: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  hasColor: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  width: Math.min(100, process.stderr.columns ?? terminalWidth),
};

/** The first signal ends the run and leaves its report; the second ends the process. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      io.err(`\n${signal}: ending; what was done is reported\n`);
      controller.abort(signal);
    });
  return controller.signal;
};

const finish = async (run: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.message}\n`);
    process.exitCode = 2;
  }
};

export const runCommandOf = (): Command =>
  new Command('run')
    .description('examine an orchestrator; without arguments the reference server')
    .option('--target <url|file|name>', 'what is examined: a URL, a target document, or reference or second')
    .option('--profile <name|file>', 'which requirements are scored')
    .option(
      '--filter <expression>',
      'a tag expression such as "@ORCH-3005 and not @slow", or a part of an id',
    )
    .option('--jobs <n>', 'checks at a time')
    .option('--shard <i/n>', 'the i-th of n shares of the checks')
    .option('--baseline <file>', 'known failures, with reasons, owners and expiry')
    .option('--gate <file>', 'what a release tolerates')
    .option('--report <dir>', 'where the report is written')
    .option('--budget <limits>', 'requests=…,tokens=…,seconds=…: beyond them nothing is begun')
    .option('--rate <n>', 'requests a second, at most')
    .option('--repeat <n>', 'run so many times; a verdict that changes is exit 2')
    .option(
      '--features <dir>',
      'features of your own, <profile>/<area>/<name>.feature, instead of those shipped',
    )
    .option('--key <variable>', 'environment variable with the key, where the target is a URL')
    .option('--fail-fast', 'end at the first failed check')
    .option('--dry-run', 'print the plan with every check, and do nothing')
    .option('--json', 'print the report as JSON')
    .action((flags: RunFlags) =>
      finish(() =>
        runCommand(flags, { io, signal: interruption(), command: ['assay', ...process.argv.slice(2)] }),
      ),
    );
