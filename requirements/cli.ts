import { Command } from 'commander';
import { ageWords, nowMs } from './commands/age.ts';
import { confirm } from './commands/confirm.ts';
import { evidence } from './commands/evidence.ts';
import { explain } from './commands/explain.ts';
import { processIo } from './commands/io.ts';
import { type ListArgs, list } from './commands/list.ts';
import { loadRequirements } from './load-requirements.ts';
import { repositoryRoot } from './read-tree.ts';

export function listCommand(): Command {
  return new Command('list')
    .description('list the requirements')
    .option('--json', 'print a JSON array')
    .option('--profile <profile>', 'only what this profile asks for')
    .option('--level <level>', 'only requirements with a clause of this level')
    .option('--proof <kind>', 'only requirements with a clause proven this way')
    .action(async (options: ListArgs) => {
      process.exitCode = await list(options, loadRequirements, processIo());
    });
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('explain one requirement')
    .argument('<id>', 'such as ORCH-3005')
    .action(async (id: string) => {
      process.exitCode = await explain({ id }, loadRequirements, processIo());
    });
}

export function requirementsCommand(): Command {
  const confirmCommand = new Command('confirm')
    .description('note that the links below changed requirements were looked at')
    .argument('[ids...]', 'requirements whose links still hold')
    .option('--new', 'every requirement that was never confirmed')
    .action(async (ids: string[], options: { new?: boolean }) => {
      const args = { ids, fresh: options.new === true, root: repositoryRoot };
      process.exitCode = await confirm(args, processIo());
    });
  const evidenceCommand = new Command('evidence')
    .description('list the records of what CI cannot run: their ages, and whether they still count')
    .argument('[name]', 'one record, with its outcomes and figures')
    .action(async (name: string | undefined) => {
      const ageOf = (moment: string): string => ageWords(moment, nowMs());
      process.exitCode = await evidence({ name, root: repositoryRoot, ageOf }, processIo());
    });
  return new Command('requirements')
    .description('confirm links after a text changed, look at evidence')
    .addCommand(confirmCommand)
    .addCommand(evidenceCommand);
}
