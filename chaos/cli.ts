// `assay chaos …`: what can be typed; what is done lies in cli/.
import { Command } from 'commander';
import { realClock } from '#conformance/harness';
import { type ChaosFlags, chaosCommand } from './cli/chaos-command.ts';
import { finish, interruption, processIo } from './cli/io.ts';
import { loadCommand } from './cli/load-command.ts';
import type { LoadFlags } from './cli/load-flags.ts';

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

export const loadCommandOf = (): Command =>
  new Command('load')
    .description('measure an orchestrator under load: objectives, overload, soak')
    .option(
      '--workload <name...>',
      'steady, overload, classes, tenants, pass-on, eta, readers, storm or all; overload where not said',
    )
    .option('--soak', 'a long run in parts, and what it leaves behind')
    .option('--seconds <n>', 'how long each lasts, about; its own length where not said')
    .option('--seed <n>', 'what chance is drawn from', '1')
    .option('--rate <n>', 'tasks a second for a server by its address', '2')
    .option('--target <document or url>', 'what is measured', referenceTarget)
    .option('--report <dir>', 'where load.json is written; a folder in .assay/load where not said')
    .option('--json', 'print the report as JSON')
    .option('--evidence', 'keep the outcomes as requirements/evidence/load.json')
    .action((flags: LoadFlags) =>
      finish(() => loadCommand(flags, { io: processIo, signal: interruption(), clock: realClock })),
    );
