// `assay contract …`: compares contracts, anyone's too, and freezes ours.
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
