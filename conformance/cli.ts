// `assay run …` and what belongs to it: each command is a function that gives an exit code.
import { Command } from 'commander';
import { finish, interruption, processIo as io } from '#conformance/harness';
import { type AdapterFlags, type BuiltinAdapter, verifyAdapterCommand } from './cli/adapter-command.ts';
import { annotationsCommand, commentCommand, outputsCommand } from './cli/ci-output.ts';
import { completionScript } from './cli/completion.ts';
import {
  type BaselineFlags,
  baselineCommand,
  diffCommand,
  mergeCommand,
  rejudgeCommand,
  verifyCommand,
} from './cli/folder-commands.ts';
import { type InitAdapterFlags, initAdapterCommand } from './cli/init-adapter-command.ts';
import { type InitFlags, initCommand } from './cli/init-command.ts';
import { type InitGatewayFlags, initGatewayCommand } from './cli/init-gateway-command.ts';
import { openCommand } from './cli/open-command.ts';
import { type ProveFlags, proveCommand } from './cli/prove-command.ts';
import { type ReplayFlags, replayCommand } from './cli/replay-command.ts';
import { type RunContext, runCommand } from './cli/run-command.ts';
import type { RunFlags } from './cli/run-options.ts';
import { watchCommand } from './cli/watch-command.ts';

export { pactCommandOf, verifyProviderCommandOf } from './cli/pact-commands.ts';

const ending = 'ending; what was done is reported';

const context = (): RunContext => ({
  io,
  signal: interruption(ending).signal,
  command: ['assay', ...process.argv.slice(2)],
});

const withRunOptions = (command: Command): Command =>
  command
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
    .option('--sign <file>', 'private ed25519 key in PEM that signs the attestation')
    .option('--budget <limits>', 'requests=…,tokens=…,seconds=…: beyond them nothing is begun')
    .option('--rate <n>', 'requests a second, at most')
    .option('--repeat <n>', 'run so many times; a verdict that changes is exit 2')
    .option(
      '--features <dir>',
      'features of your own, <profile>/<area>/<name>.feature, instead of those shipped',
    )
    .option('--key <variable>', 'environment variable with the key, where the target is a URL')
    .option(
      '--model <id>',
      'the model that is asked, where the target is a URL; the first that it lists where not said',
    )
    .option('--price-in <n>', 'what a million tokens of prompts cost, in USD')
    .option('--price-out <n>', 'what a million generated tokens cost, in USD')
    .option('--fail-fast', 'end at the first failed check')
    .option('--dry-run', 'print the plan with every check, and do nothing')
    .option('--json', 'print the report as JSON');

/** The program comes with every command loaded. */
export const completionCommandOf = (whole: () => Promise<Command>): Command =>
  new Command('completion')
    .description('print a completion script')
    .argument('<shell>', 'bash, zsh or fish')
    .action((shell: string) =>
      finish(async () => {
        io.out(completionScript(shell, await whole()));
        return 0;
      }),
    );

export const runCommandOf = (): Command =>
  withRunOptions(new Command('run'))
    .description('examine an orchestrator; without arguments the reference server')
    .action((flags: RunFlags) => finish(() => runCommand(flags, context())));

export const watchCommandOf = (): Command =>
  withRunOptions(new Command('watch'))
    .description('run again whenever a scenario or a step changes')
    .action((flags: RunFlags) => finish(() => watchCommand(flags, context())));

export const replayCommandOf = (): Command =>
  new Command('replay')
    .description('drive one check again, with all that was sent and came, and its curl lines')
    .argument('<check>', 'its id, or a part of it')
    .option('--target <url|file|name>', 'what is examined')
    .option('--profile <name|file>', 'the profile that it belongs to')
    .option('--features <dir>', 'features of your own')
    .option('--key <variable>', 'environment variable with the key, where the target is a URL')
    .option('--report <dir>', 'folder of the run; with --print the one that is read')
    .option('--print', 'send nothing: print what the report holds')
    .action((check: string, flags: ReplayFlags) => finish(() => replayCommand(check, flags, context())));

export const rejudgeCommandOf = (): Command =>
  new Command('rejudge')
    .description('make the verdicts of a run again, from its transcripts alone')
    .argument('<dir>', 'folder of the run')
    .action((folder: string) => finish(() => rejudgeCommand(folder, io)));

export const verifyCommandOf = (): Command =>
  new Command('verify')
    .description('check that a report is what was sealed and follows from its transcripts')
    .argument('[dir]', 'folder of the run; the newest where not said')
    .option('--key <file>', 'public ed25519 key in PEM: only what its owner signed is believed')
    .action((folder: string | undefined, flags: { key?: string }) =>
      finish(() => verifyCommand(folder, flags, io)),
    );

export const mergeCommandOf = (): Command =>
  new Command('merge')
    .description('make one report of the shards of a run')
    .argument('<dirs...>', 'folders of the shards')
    .requiredOption('--report <dir>', 'where the merged report is written')
    .action((folders: string[], flags: { report: string }) => finish(() => mergeCommand(folders, flags, io)));

export const diffCommandOf = (): Command =>
  new Command('diff')
    .description('compare two runs: regressed, fixed, newly required, scope shrunk, lost measurement')
    .argument('<earlier>', 'folder of a run')
    .argument('<later>', 'folder of a run')
    .option('--json', 'print JSON')
    .action((earlier: string, later: string, flags: { json?: boolean }) =>
      finish(() => diffCommand([earlier, later], flags, io)),
    );

export const baselineCommandOf = (): Command => {
  const baseline = new Command('baseline').description('keep the list of known failures');
  baseline
    .command('update')
    .description('write down what is violated now, and drop what is not any more')
    .requiredOption('--file <file>', 'the baseline')
    .requiredOption('--reason <text>', 'why the new entries are tolerated')
    .requiredOption('--owner <name>', 'who will mend them')
    .requiredOption('--expires <date>', 'until when, YYYY-MM-DD')
    .option('--report <dir>', 'folder of the run; the newest where not said')
    .action((flags: BaselineFlags) => finish(() => baselineCommand(flags, io)));
  return baseline;
};

export const proveCommandOf = (): Command =>
  new Command('prove')
    .description('plant mutants in the reference server, and see which checks notice')
    .option('--only <id>', 'mutants of a requirement, a clause or an area, or one mutant')
    .option('--jobs <n>', 'mutants at a time')
    .option('--sample <n>', 'about so many of them, spread evenly')
    .option('--changed', 'those whose source changed since the matrix was written')
    .option('--target <file|name>', 'another server that is started here')
    .option('--mutants <dir>', 'mutants of your own')
    .option('--write', 'write the kills into the committed matrix')
    .option('--check', 'run nothing: judge the committed matrix')
    .option('--without <text>', 'with --check: as if the assertions of that name or check were not there')
    .action((flags: ProveFlags) =>
      finish(() => proveCommand(flags, { io, signal: interruption(ending).signal })),
    );

/** The adapters of the reference server are handed in: nothing here may know them. */
export const adapterCommandOf = (builtin: BuiltinAdapter): Command => {
  const adapter = new Command('adapter').description('examine an engine adapter');
  adapter
    .command('verify')
    .description('put an adapter through the promises of the port, in front of an engine that is played')
    .argument('[module]', 'file whose default export makes the adapter; or builtin:<wire>')
    .option('--protocol <url>', 'where an adapter process listens, in front of the engine of --peer-port')
    .option('--start <command>', 'starts the process; {engine} is its engine, {port} where it has to listen')
    .option(
      '--wire <name>',
      'the wire of the engine that is played, where the adapter does not tell it, or of one that is tried alone',
    )
    .option('--peer-port <n>', 'port of the played engine; any free one where not said')
    .option(
      '--engine-url <url>',
      'a real engine, instead of one that is played; with --wire also without an adapter',
    )
    .option('--model <name>', 'the name by which that engine knows its model')
    .option('--json', 'print the report as JSON')
    .action((module: string | undefined, flags: AdapterFlags) =>
      finish(() => verifyAdapterCommand(module, flags, { io, builtin })),
    );
  return adapter;
};

export const initCommandOf = (): Command => {
  const init = new Command('init')
    .description('probe a server and draft its target document, or write a sample adapter')
    .option('--url <url>', 'where it runs')
    .option('--out <file>', 'the draft; assay-target.yaml where not said')
    .option('--key <variable>', 'environment variable of the key')
    .action((flags: InitFlags) => finish(() => initCommand(flags, io)));
  init
    .command('adapter')
    .description('write an engine adapter that works, with its tests')
    .argument('<folder>', 'a new folder')
    .option('--language <name>', 'typescript or python', 'typescript')
    .action((folder: string, flags: InitAdapterFlags) => finish(() => initAdapterCommand(folder, flags, io)));
  init
    .command('gateway')
    .description('draft the document with which a gateway is examined, with what to fill in')
    .argument('<url>', 'where it runs')
    .option('--out <file>', 'the draft; assay-gateway.yaml where not said')
    .option('--key <variable>', 'environment variable of the key of its clients')
    .action((url: string, flags: InitGatewayFlags) => finish(() => initGatewayCommand(url, flags, io)));
  return init;
};

export const reportCommandOf = (): Command => {
  const report = new Command('report').description('look at the report of a run');
  report
    .command('open')
    .description('open it in a browser')
    .argument('[dir]', 'folder of the run; the newest where not said')
    .action((folder: string | undefined) => finish(() => openCommand(folder, io)));
  const told = [
    ['comment', 'print the summary, short enough for a comment on a pull request', commentCommand],
    [
      'annotations',
      'print workflow commands that put failed checks beside their scenarios',
      annotationsCommand,
    ],
    ['outputs', 'print name=value lines for the outputs of a workflow', outputsCommand],
  ] as const;
  for (const [name, summary, tell] of told)
    report
      .command(name)
      .description(summary)
      .argument('[dir]', 'folder of the run; the newest where not said')
      .action((folder: string | undefined) => finish(() => tell(folder, io)));
  return report;
};
