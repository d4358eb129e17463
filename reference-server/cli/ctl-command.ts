import { Command } from 'commander';
import {
  listModels,
  type ModelStateArguments,
  rollbackModel,
  setModelState,
  verifyModel,
} from './ctl-models.ts';
import { drainPool, listPools, poolHealth, reloadPool, resumePool } from './ctl-pools.ts';
import { type AuditArguments, listAudit, listTasks, reloadConfig } from './ctl-server.ts';
import type { Target } from './http-client.ts';
import type { ExitCode, Io } from './io.ts';
import { finish, type TargetOptions, targetOf, usageIsTwo, wholeNumber, withTarget } from './options.ts';
import type { ListArguments } from './task.ts';

type Options = TargetOptions & { readonly json: boolean };
type Run<Args> = (args: Args, io: Io, target: Target) => Promise<ExitCode>;

const run = <Args extends Options>(work: Run<Args>, args: Args): Promise<void> =>
  finish(io => work(args, io, targetOf(args)));

function addPools(ctl: Command): void {
  const on = (name: string, says: string): Command =>
    withTarget(usageIsTwo(ctl.command(name).description(says)));
  on('pools', 'list the pools').action((options: Options) => run(listPools, options));
  on('health <pool>', 'what the last probes of a pool found').action((pool: string, options: Options) =>
    run(poolHealth, { ...options, pool }),
  );
  on('drain <pool>', 'take no new work, and let the running work end')
    .option('--deadline-ms <ms>', 'from now until what still runs is aborted', wholeNumber, 30_000)
    .action((pool: string, options: Options & { deadlineMs: number }) =>
      run(drainPool, { ...options, pool }),
    );
  on('resume <pool>', 'take work again').action((pool: string, options: Options) =>
    run(resumePool, { ...options, pool }),
  );
  on('reload <pool> <model>', 'put another model in its place').action(
    (pool: string, model: string, options: Options) => run(reloadPool, { ...options, pool, model }),
  );
}

function addModels(ctl: Command): void {
  const on = (name: string, says: string): Command =>
    withTarget(usageIsTwo(ctl.command(name).description(says)));
  on('models', 'list the models of the catalog')
    .option('--state <state>', 'only those in this state')
    .action((options: Options & { state?: string }) => run(listModels, options));
  on('verify <model>', 'verify a model again').action((model: string, options: Options) =>
    run(verifyModel, { ...options, model }),
  );
  on('state <model> <state>', 'move a model through its life')
    .option('--deadline-ms <ms>', 'how long a drain may take', wholeNumber)
    .option('--override', 'retire it although work waits or runs on it', false)
    .action((model: string, state: string, options: Options & Omit<ModelStateArguments, 'model' | 'state'>) =>
      run(setModelState, { ...options, model, state }),
    );
  on('rollback <model>', 'undo its last move').action((model: string, options: Options) =>
    run(rollbackModel, { ...options, model }),
  );
}

function addServer(ctl: Command): void {
  const on = (name: string, says: string): Command =>
    withTarget(usageIsTwo(ctl.command(name).description(says)));
  on('reload-config', 'read the configuration again').action((options: Options) =>
    run(reloadConfig, options),
  );
  on('audit', 'who changed what, youngest first')
    .option('--tenant <id>', 'only of this tenant')
    .option('--action <operation>', 'only this operation')
    .option('--limit <number>', 'at most so many', wholeNumber, 20)
    .action((options: Options & AuditArguments) => run(listAudit, options));
  on('tasks', 'list tasks, youngest first')
    .option('--state <state>', 'only those in this state')
    .option('--limit <number>', 'at most so many', wholeNumber, 20)
    .action((options: Options & ListArguments) => run(listTasks, options));
}

export function ctlCommand(): Command {
  const ctl = usageIsTwo(
    new Command('ctl').description('operate a server: pools, models, configuration, audit'),
  );
  addPools(ctl);
  addModels(ctl);
  addServer(ctl);
  return ctl;
}
