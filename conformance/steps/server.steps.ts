// When and then: the process of the target, for cases that own it.
import { claim } from '#conformance/harness';
import type { Reach } from '../run/setup.ts';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';

const output: readonly Reach[] = ['capture_output'];

/** Of the process that was started last. */
const hasEnded = ({ history }: World): Promise<unknown> =>
  history.until({
    bound: 'terminal_ms',
    what: 'the server ends',
    from: history.entries.findLastIndex(entry => entry.kind === 'process' && entry.action === 'started'),
    match: entry => (entry.kind === 'process' && entry.action === 'exited' ? entry : undefined),
  });

export const serverSteps: readonly StepDefinition[] = [
  drive('the server is started', world => world.stage.start(), ['restart']),
  drive('the server is started without waiting for its pools', world => world.stage.start('listening'), [
    'restart',
  ]),
  drive('the server is killed', world => world.target.kill(), ['kill']),
  drive('the server is asked to end', world => world.target.askToEnd(), ['restart']),
  drive('the server has ended', hasEnded, ['restart']),
  drive(
    'the configuration becomes:',
    async (world, _, input) => {
      world.stage.change(input.pairs);
      await world.target.writeConfiguration(world.stage.configuration());
    },
    ['configure'],
  ),
  claims(
    'the server ended with {int}',
    (_, [code]) => claim('process.exit', 'process.exit', { code }),
    output,
  ),
  claims(
    'the log has {int} lines with:',
    (_, [count], input) => claim('log.lines', 'output.lines', { where: input.pairs, count }),
    output,
  ),
  claims(
    'the log has a line with:',
    (_, __, input) => claim('log.lines', 'output.lines', { where: input.pairs, count: { $min: 1 } }),
    output,
  ),
];
