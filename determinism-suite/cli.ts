// `assay determinism …`: what can be typed; what is done lies in cli/.
import { Command } from 'commander';
import { finish, interruption, processIo, realClock } from '#conformance/harness';
import { determinismCommand } from './cli/determinism-command.ts';
import type { DeterminismFlags } from './cli/determinism-flags.ts';
import { goldensCommand } from './cli/goldens-command.ts';

export function determinismCommandOf(): Command {
  return new Command('determinism')
    .description('compare byte for byte what an engine gives to the same request')
    .requiredOption('--engine <name|document>', 'the engine, or the document that describes it')
    .option('--levels <list>', 'such as D1,D3; all of D1, D2, D3, D4 and O where not said')
    .option('--through <url>', 'an orchestrator in front of the same engine, for O')
    .option('--drawn-from <n>', 'repeat the prompts that an earlier run drew for real inference')
    .option('--full', 'the whole matrix instead of a cover of its pairs')
    .option('--seconds <n>', 'how long the cover may take, about; 60 where not said')
    .option('--resume <dir>', 'go on with the run in that folder')
    .option('--report <dir>', 'where evidence and report are written')
    .option('--inject <class>', 'put a fault into the scripted engine, to see how one looks')
    .option('--goldens [write]', 'only hold it against the goldens of the embedded engine, or write them')
    .option('--json', 'print the report as JSON')
    .action((flags: DeterminismFlags) =>
      finish(() => {
        const context = {
          io: processIo,
          signal: interruption('ending; what was asked is kept').signal,
          clock: realClock,
        };
        return flags.goldens === undefined
          ? determinismCommand(flags, context)
          : goldensCommand(flags, context);
      }),
    );
}
