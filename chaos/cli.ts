// `assay chaos …`: what can be typed; what is done lies in cli/.
import { Command } from 'commander';
import { finish, interruption, processIo, realClock } from '#conformance/harness';
import { chaosCommand } from './cli/chaos-command.ts';
import type { ChaosFlags } from './cli/chaos-flags.ts';
import { loadCommand } from './cli/load-command.ts';
import type { LoadFlags } from './cli/load-flags.ts';
import { rejudgeCommand } from './cli/rejudge-command.ts';
import { experiments } from './experiments/index.ts';
import { lackingHere } from './run/lacking.ts';
import { runExperiment } from './run/run-experiment.ts';

const ending = 'healing and ending; what was seen is kept';

const target = new URL('../conformance/targets/reference.yaml', import.meta.url).pathname;

const chaos = (flags: ChaosFlags): Promise<number> =>
  flags.rejudge === undefined
    ? chaosCommand(flags, {
        ...{ io: processIo, clock: realClock, experiments, target },
        ...{ lacking: lackingHere, run: runExperiment, ...interruption(ending) },
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
    .option('--target <document or url>', 'what is measured', target)
    .option('--report <dir>', 'where report and page are written; a folder in .assay/load where not said')
    .option('--json', 'print the report as JSON')
    .option('--evidence', 'keep the outcomes as requirements/evidence/load.json, or soak.json')
    .action((flags: LoadFlags) =>
      finish(() => loadCommand(flags, { io: processIo, clock: realClock, ...interruption(ending) })),
    );
