// When and then: configurations that are refused, at the start and at a reload.
import { claim, TargetNotReady } from '#conformance/harness';
import type { Reach } from '../run/setup.ts';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';

const output: readonly Reach[] = ['capture_output'];

/** Whether it comes up or not, the claims will say so. */
const startAsFar = async (world: World): Promise<void> => {
  try {
    await world.stage.start('listening');
  } catch (error) {
    if (!(error instanceof TargetNotReady)) throw error;
  }
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&');

const said = (text: string) =>
  claim('output.says', 'output.lines', { pattern: escaped(text), count: { $min: 1 } });

/** `/pools/0/wire` and `pools[0].wire` and `pools.0.wire` are the same path. */
const pathPattern = (pointer: string): string =>
  pointer
    .split('/')
    .filter(part => part !== '')
    .map(part => (/^\d+$/.test(part) ? `[[/.]${part}\\]?` : `[/.]?${escaped(part)}`))
    .join('');

export const configurationSteps: readonly StepDefinition[] = [
  drive('the server is started in vain', startAsFar, ['restart']),
  drive('the server is started as far as it comes', startAsFar, ['restart']),
  claims(
    'the server refuses its configuration',
    () => [
      claim('process.refuses', 'process.exit', { code: { $min: 1 } }),
      claim('process.never-ready', 'entry.count', {
        anchor: { kind: 'process', action: 'ready' },
        count: 0,
      }),
    ],
    output,
  ),
  claims(
    'the server takes its configuration',
    () => [
      claim('process.stays', 'entry.count', { anchor: { kind: 'process', action: 'exited' }, count: 0 }),
      claim('process.ready', 'entry.count', { anchor: { kind: 'process', action: 'ready' }, count: 1 }),
    ],
    output,
  ),
  claims('the output says {string} and {string}', (_, [one, other]) => [said(one), said(other)], output),
  claims(
    'the output lists the problems:',
    (_, __, { records }) =>
      records.flatMap(({ path, found, expected }) => [
        claim('problem.path', 'output.lines', { pattern: pathPattern(String(path)), count: { $min: 1 } }),
        ...[found, expected].flatMap(words => (words === undefined ? [] : [said(String(words))])),
      ]),
    output,
  ),
];
