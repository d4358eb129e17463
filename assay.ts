#!/usr/bin/env node
// The bin: a table of commands; each folder's cli.ts is loaded only when one of its commands is asked for.
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command } from 'commander';

// What was compiled once is not compiled again by the next process: servers start in half the time.
enableCompileCache();

interface Entry {
  readonly summary: string;
  load(): Promise<Command>;
}

const server = () => import('./reference-server/cli.ts');
const requirements = () => import('./requirements/cli.ts');
const contracts = () => import('./contracts/cli.ts');
const determinism = () => import('./determinism-suite/cli.ts');
const chaos = () => import('./chaos/cli.ts');
const conformance = () => import('./conformance/cli.ts');

const table: Readonly<Record<string, Entry>> = {
  serve: { summary: 'start the reference orchestrator', load: async () => (await server()).serveCommand() },
  config: {
    summary: 'check and show configurations',
    load: async () => (await server()).configCommand(),
  },
  key: { summary: 'make API keys', load: async () => (await server()).keyCommand() },
  doctor: {
    summary: 'say what this machine has and what that means',
    load: async () => (await server()).doctorCommand(),
  },
  task: {
    summary: 'submit, follow, read and cancel tasks',
    load: async () => (await server()).taskCommand(),
  },
  ctl: {
    summary: 'operate a server: pools, models, configuration, audit',
    load: async () => (await server()).ctlCommand(),
  },
  session: { summary: 'read and end sessions', load: async () => (await server()).sessionCommand() },
  run: {
    summary: 'examine an orchestrator; without arguments the reference server',
    load: async () => (await conformance()).runCommandOf(),
  },
  watch: {
    summary: 'run again whenever a scenario or a step changes',
    load: async () => (await conformance()).watchCommandOf(),
  },
  replay: {
    summary: 'drive one check again and print all of it',
    load: async () => (await conformance()).replayCommandOf(),
  },
  rejudge: {
    summary: 'make the verdicts of a run again from its transcripts',
    load: async () => (await conformance()).rejudgeCommandOf(),
  },
  verify: {
    summary: 'check that a report is what was sealed',
    load: async () => (await conformance()).verifyCommandOf(),
  },
  'verify-provider': {
    summary: 'verify an orchestrator or an engine against the pacts of those who use it',
    load: async () => (await conformance()).verifyProviderCommandOf(),
  },
  pact: { summary: 'hand pacts to a Pact Broker', load: async () => (await conformance()).pactCommandOf() },
  merge: {
    summary: 'make one report of the shards of a run',
    load: async () => (await conformance()).mergeCommandOf(),
  },
  diff: { summary: 'compare two runs', load: async () => (await conformance()).diffCommandOf() },
  baseline: {
    summary: 'keep the list of known failures',
    load: async () => (await conformance()).baselineCommandOf(),
  },
  prove: { summary: 'show which checks can fail', load: async () => (await conformance()).proveCommandOf() },
  adapter: {
    summary: 'examine an engine adapter',
    load: async () =>
      (await conformance()).adapterCommandOf(async wire => (await server()).builtinAdapter(wire)),
  },
  init: {
    summary: 'probe a server and draft its target document, or write a sample adapter',
    load: async () => (await conformance()).initCommandOf(),
  },
  report: {
    summary: 'look at the report of a run',
    load: async () => (await conformance()).reportCommandOf(),
  },
  list: { summary: 'list the requirements', load: async () => (await requirements()).listCommand() },
  explain: { summary: 'explain one requirement', load: async () => (await requirements()).explainCommand() },
  requirements: {
    summary: 'confirm links after a text changed, look at evidence',
    load: async () => (await requirements()).requirementsCommand(),
  },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await conformance()).completionCommandOf(wholeProgram),
  },
  contract: {
    summary: 'compare and freeze contracts',
    load: async () => (await contracts()).contractCommand(),
  },
  chaos: {
    summary: 'break the world around an orchestrator and look at what stays true',
    load: async () => (await chaos()).chaosCommandOf(),
  },
  load: {
    summary: 'measure an orchestrator under load: objectives, overload, soak',
    load: async () => (await chaos()).loadCommandOf(),
  },
  determinism: {
    summary: 'compare byte for byte what an engine gives to the same request',
    load: async () => (await determinism()).determinismCommandOf(),
  },
  metrics: {
    summary: 'judge the metrics of an orchestrator',
    load: async () => (await contracts()).metricsCommand(),
  },
};

function version(): string {
  const text = readFileSync(join(import.meta.dirname, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function wholeProgram(): Promise<Command> {
  const program = new Command('assay');
  for (const [name, entry] of Object.entries(table))
    program.addCommand(name === 'completion' ? new Command(name) : await entry.load());
  return program;
}

/** Who reads along may leave, as `head` does: what is done is done all the same, and ends as it would have. */
function endurePipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

function inheritSettings(command: Command): void {
  for (const below of command.commands) inheritSettings(below.copyInheritedSettings(command));
}

export async function main(argv: readonly string[]): Promise<void> {
  endurePipes();
  // An option that a command calls --version too is that command's.
  const program = new Command('assay')
    .enablePositionalOptions()
    .description('Tests whether an LLM inference orchestrator keeps its promises, and ships one that does.')
    .version(version())
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: true });
  const asked = argv.find(argument => argument in table);
  for (const [name, entry] of Object.entries(table)) {
    if (name === asked) program.addCommand(await entry.load());
    else program.command(name).description(entry.summary);
  }
  // Wrong usage is exit 2 everywhere: 1 is kept for a violated promise.
  program.exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2));
  inheritSettings(program);
  await program.parseAsync([...argv], { from: 'user' });
}

if (import.meta.main) await main(process.argv.slice(2));
