// `assay chaos …`: what can be typed; what is done lies in cli/.
import { Command } from 'commander';
import { realClock } from '#conformance/harness';
import { type ChaosFlags, chaosCommand } from './cli/chaos-command.ts';
import { finish, interruption, processIo } from './cli/io.ts';

const referenceTarget = new URL('../conformance/targets/reference.yaml', import.meta.url).pathname;

export const chaosCommandOf = (): Command =>
  new Command('chaos')
    .description('break the world around an orchestrator and look at what stays true')
    .option('--experiment <name...>', 'only these')
    .option('--set <name>', 'ci, nightly or containers', 'ci')
    .option('--seconds <n>', 'how long the workload of each lasts')
    .option('--seed <n>', 'what chance is drawn from', '1')
    .option('--target <file>', 'the document of a target that can be started', referenceTarget)
    .action((flags: ChaosFlags) =>
      finish(() => chaosCommand(flags, { io: processIo, signal: interruption(), clock: realClock })),
    );
