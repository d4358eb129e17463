// `assay contract …` compares contracts, anyone's too, and freezes ours; `assay metrics …` judges a scrape.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import {
  checkContract,
  cutContract,
  diffContracts,
  draftEntry,
  type ExitCode,
  type Io,
  listRules,
} from './guard/index.ts';
import { lintMetrics } from './metrics-lint.ts';
import { type FetchedText, fetchMetrics, renderFindings } from './metrics-text/index.ts';

const io: Io = { out: line => console.log(line), err: line => console.error(line) };
const home = resolve(import.meta.dirname, '..');

async function finish(code: Promise<ExitCode>): Promise<void> {
  process.exitCode = await code;
}

function subcommand(parent: Command, usage: string, summary: string): Command {
  // Wrong usage is exit 2: 1 says that something breaks.
  return parent
    .command(usage)
    .description(summary)
    .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2));
}

export function contractCommand(): Command {
  const contract = new Command('contract').description('compare and freeze contracts');
  subcommand(
    contract,
    'diff <old> <new>',
    'compare two OpenAPI files or folders; exit 1 where something breaks',
  )
    .option('--json', 'print the differences as JSON')
    .action((old: string, next: string, options: { json?: boolean }) =>
      finish(diffContracts({ old, new: next, json: options.json === true }, io)),
    );
  subcommand(
    contract,
    'check',
    'compare the contract with its released copy, the hash lock and CHANGELOG_SPEC.md',
  )
    .option('--root <folder>', 'the repository', home)
    .action((options: { root: string }) => finish(checkContract(options, io)));
  subcommand(contract, 'draft', 'print the CHANGELOG_SPEC.md entry that is still missing')
    .option('--root <folder>', 'the repository', home)
    .action((options: { root: string }) => finish(draftEntry(options, io)));
  subcommand(contract, 'cut <version>', 'freeze the contract under a version; a candidate is replaced')
    .requiredOption('--reason <text>', 'why, for CHANGELOG_SPEC.md')
    .option('--root <folder>', 'the repository', home)
    .action((version: string, options: { root: string; reason: string }) =>
      finish(cutContract({ ...options, version }, io)),
    );
  subcommand(contract, 'rules', 'list the rules by which differences are classified').action(() =>
    finish(listRules({}, io)),
  );
  return contract;
}

interface LintOptions {
  readonly url?: string;
  readonly file?: string;
  readonly json?: boolean;
  readonly keyEnv?: string;
}

async function readText({ url, file, keyEnv }: LintOptions): Promise<FetchedText> {
  const unreachable = (sentence: string): FetchedText => ({ kind: 'unreachable', sentence });
  if (file !== undefined && url === undefined) {
    return readFile(file, 'utf8').then(
      text => ({ kind: 'text', text }),
      (error: Error) => unreachable(error.message),
    );
  }
  if (url === undefined || file !== undefined) return unreachable('name one of --url and --file');
  const key = keyEnv === undefined ? undefined : process.env[keyEnv];
  if (keyEnv !== undefined && !key) return unreachable(`the environment has no ${keyEnv}`);
  return fetchMetrics(url, key);
}

/** 0 clean, 1 findings, 2 there was nothing that could be judged. */
async function lint(options: LintOptions): Promise<ExitCode> {
  const read = await readText(options);
  if (read.kind === 'unreachable') {
    io.err(read.sentence);
    return 2;
  }
  const findings = lintMetrics(read.text);
  if (options.json === true) io.out(JSON.stringify(findings, null, 2));
  else for (const line of renderFindings(findings)) io.out(line);
  if (findings.some(finding => finding.rule === 'unparsable')) return 2;
  return findings.length > 0 ? 1 : 0;
}

export function metricsCommand(): Command {
  const metrics = new Command('metrics').description('judge the metrics of an orchestrator');
  subcommand(metrics, 'lint', "check a scrape, anyone's, against the catalogue; exit 1 on findings")
    .option('--url <endpoint>', 'where to scrape; a bare origin means its /metrics')
    .option('--file <path>', 'a saved scrape instead')
    .option('--key-env <name>', 'environment variable that holds the API key')
    .option('--json', 'print the findings as JSON')
    .action((options: LintOptions) => finish(lint(options)));
  return metrics;
}
