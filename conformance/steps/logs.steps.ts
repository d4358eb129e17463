// What a target writes of tasks in the lines of its log.
import { claim, parsedJson } from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';
import { admissionOf, isEnd, jobOf, terminalStates } from './job-of.ts';

const untilLog = (world: World, task: string, isWanted: (value: unknown, job: unknown) => boolean) => {
  const job = jobOf(world, task);
  return world.history.until({
    bound: 'frame_ms',
    what: `the log tells of task ${task}`,
    match: entry => (entry.kind === 'output' && isWanted(parsedJson(entry.line), job) ? entry : undefined),
  });
};

const drives: readonly StepDefinition[] = [
  drive('the log tells the end of task {string}', (world, [task]) =>
    untilLog(world, task, (value, job) => isEnd(value, job, 'state')),
  ),
];

const made: readonly StepDefinition[] = [
  claims('the log tells task {string} {int} time(s) with:', (_, [task, count], input) =>
    claim('log.count', 'account.count', {
      source: 'log',
      ref: admissionOf(task),
      where: input.pairs,
      count,
    }),
  ),
  claims('the log tells the end of task {string} once, with:', (_, [task], input) => {
    const end = { source: 'log', ref: admissionOf(task) };
    const isTerminal = { state: { $oneOf: [...terminalStates] } };
    return [
      claim('log.end', 'account.count', { ...end, where: isTerminal, count: 1 }),
      claim('log.end', 'account.count', { ...end, where: { ...isTerminal, ...input.pairs }, count: 1 }),
    ];
  }),
  claims('every line of the log about task {string} has:', (names, [task], input) =>
    claim('log.each', 'account.each', {
      source: 'log',
      ref: admissionOf(task),
      taskId: names.taskId(task),
      where: input.pairs,
    }),
  ),
  claims('the log tells of task {string} in this order:', (_, [task], input) =>
    claim('log.order', 'account.order', {
      source: 'log',
      ref: admissionOf(task),
      wheres: input.records.map(record =>
        Object.fromEntries(Object.entries(record).filter(([, value]) => value !== '')),
      ),
    }),
  ),
  claims(
    'the admission of task {string} is told in the log as in frame {string} of reader {string}:',
    (_, [task, event, ref], input) =>
      claim('log.agrees', 'account.agrees', {
        source: 'log',
        ref: admissionOf(task),
        where: {},
        anchor: { kind: 'frame', ref, event },
        paths: Object.fromEntries(input.values.map(path => [String(path), String(path)])),
      }),
  ),
];

export const logsSteps: readonly StepDefinition[] = [...drives, ...made];
