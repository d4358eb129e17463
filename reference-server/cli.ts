// The commands of the reference orchestrator: what can be typed; what is done lies in cli/, a file for each.
// Exit codes: 0 done, 1 refused or the task did not complete, 2 wrong usage or nobody reached.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { type ConfigArguments, checkConfiguration, showConfiguration } from './cli/config.ts';
import { type DoctorArguments, doctor } from './cli/doctor.ts';
import { type KeyArguments, newKey } from './cli/key.ts';
import { thisMachine } from './cli/machine.ts';
import { engineFlags, finish, portNumber, roleNames, usageIsTwo } from './cli/options.ts';
import { type ServeArguments, serve } from './cli/serve.ts';

export { builtinAdapter } from './cli/builtin-adapter.ts';
export { ctlCommand } from './cli/ctl-command.ts';
export { sessionCommand } from './cli/session-command.ts';
export { taskCommand } from './cli/task-command.ts';

function here(): { readonly folder: string } {
  return { folder: process.cwd() };
}

async function serveAndExit(options: ServeArguments): Promise<void> {
  await finish(io => serve(options, io, here()));
  // An engine's thread or a socket must not outlive what was asked to end.
  process.exit();
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the reference orchestrator and keep it up until Ctrl-C')
    .option('--config <file>', 'YAML or JSON; absent: the embedded engine with the tiny model')
    .option('--engine <name=url>', 'an engine that runs already, as a pool; may be repeated', engineFlags, [])
    .option('--host <address>', 'address to listen on')
    .option('--port <number>', 'port to listen on; 0 takes a free one', portNumber)
    .option('--store <place>', 'memory, or the path of a file')
    .action(serveAndExit);
}

export function configCommand(): Command {
  const config = usageIsTwo(new Command('config').description('check and show configurations'));
  usageIsTwo(config.command('check [file]').description('say everything that is wrong with a configuration'))
    .option('--json', 'print JSON', false)
    .action((file: string | undefined, options: Omit<ConfigArguments, 'file'>) =>
      finish(io => checkConfiguration({ ...options, file }, io, here())),
    );
  usageIsTwo(config.command('show [file]').description('print it with its defaults and without secrets'))
    .option('--json', 'print JSON', false)
    .action((file: string | undefined, options: Omit<ConfigArguments, 'file'>) =>
      finish(io => showConfiguration({ ...options, file }, io, here())),
    );
  return config;
}

export function keyCommand(): Command {
  const key = usageIsTwo(new Command('key').description('make API keys'));
  usageIsTwo(key.command('new').description('print a new key once, and its hash for the configuration'))
    .option('--tenant <id>', 'tenant of the key', 'default')
    .option('--role <roles>', 'data, operator, admin; several with commas', roleNames, ['data'])
    .option('--json', 'print JSON', false)
    .action((options: KeyArguments) => finish(io => newKey(options, io)));
  return key;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('say what this machine has and what that means; never fails')
    .option('--port <number>', 'port to look at', portNumber, 8080)
    .option('--store-folder <path>', 'where the store would be', '.assay')
    .option('--json', 'print JSON', false)
    .action((options: DoctorArguments) => {
      const storeFolder = resolve(options.storeFolder);
      return finish(io => doctor({ ...options, storeFolder }, io, thisMachine()));
    });
}
