// `assay chaos …`: what can be typed; what is done lies in cli/.
import { Command } from 'commander';
import { realClock } from '#conformance/harness';
import { chaosCommand } from './cli/chaos-command.ts';
import type { ChaosFlags } from './cli/chaos-flags.ts';
import { finish, interruption, processIo } from './cli/io.ts';
import { rejudgeCommand } from './cli/rejudge-command.ts';
import { experiments } from './experiments/index.ts';
import { lackingHere } from './run/lacking.ts';
import { runExperiment } from './run/run-experiment.ts';

const target = new URL('../conformance/targets/reference.yaml', import.meta.url).pathname;

const chaos = (flags: ChaosFlags): Promise<number> =>
  flags.rejudge === undefined
    ? chaosCommand(flags, {
        ...{ io: processIo, clock: realClock, experiments, target },
        ...{ lacking: lackingHere, run: runExperiment, ...interruption() },
      })
    : rejudgeCommand(flags, { io: processIo, experiments });

export const chaosCommandOf = (): Command =>
  new Command('chaos')
    .description('break the world around an orchestrator and look at what stays true')
    .option('--list', 'say which experiments there are: length, faults, clauses')
    .option('--experiment <name...>', 'only these')
    .option('--set <name>', 'ci (where nothing is said), nightly or containers')
    .option('--seconds <n>', 'how long the workload of each lasts; its own length where not said')
    .option('--seed <n>', 'what chance is drawn from; 1 where not said')
    .option('--at-once <n>', 'experiments side by side; 1 where not said')
    .option('--target <file>', 'the document of a target that can be started')
    .option('--report <dir>', 'where records and report are written; a folder in .assay/chaos where not said')
    .option('--rejudge <dir>', 'make the verdicts of a run again from its records')
    .option('--json', 'print the report as JSON')
    .action((flags: ChaosFlags) => finish(() => chaos(flags)));
