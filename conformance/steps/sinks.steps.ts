// What a target sends of tasks to the sinks of its events: receivers and files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claim, parsedJson } from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';
import { admissionOf, isEnd, jobOf } from './job-of.ts';

const untilReceived = (world: World, receiver: string, task: string) => {
  const job = jobOf(world, task);
  return world.history.until({
    bound: 'frame_ms',
    what: `${receiver} gets the end of task ${task}`,
    match: entry =>
      entry.kind === 'peer' && entry.peer === receiver && isEnd(entry.detail?.body, job, 'type')
        ? entry
        : undefined,
  });
};

const filePauseMs = 20;

/** What stands in a file of events, up to the end of the task; each line of the case is witnessed as a delivery. */
const readEvents = async (world: World, file: string, task: string): Promise<void> => {
  const { history, names } = world;
  const job = jobOf(world, task);
  const untilMs = history.clock.nowMs() + history.bounds.frame_ms;
  let lines: string[] = [];
  for (;;) {
    const text = await readFile(join(world.stage.folder, file), 'utf8').catch(() => '');
    lines = text.split('\n').filter(line => line.includes(`${names.scope}.`));
    if (lines.some(line => isEnd(parsedJson(line), job, 'type'))) break;
    if (history.clock.nowMs() > untilMs) {
      history.note({ note: 'expired', bound: 'frame_ms', what: `${file} has the end of task ${task}` });
      break;
    }
    await new Promise<void>(resolve => history.clock.after(filePauseMs, resolve));
  }
  for (const line of lines)
    history.append({
      kind: 'peer',
      peer: `file ${file}`,
      action: 'request',
      detail: { body: parsedJson(line) ?? line },
    });
};

const drives: readonly StepDefinition[] = [
  drive('the {string} gets the end of task {string}', (world, [receiver, task]) =>
    untilReceived(world, receiver, task),
  ),
  drive('the file {string} is read up to the end of task {string}', (world, [file, task]) =>
    readEvents(world, file, task),
  ),
];

const made: readonly StepDefinition[] = [
  claims('the {string} gets of task {string} the events:', (_, [source, task], input) =>
    claim('events.types', 'account.sequence', {
      source,
      ref: admissionOf(task),
      path: 'type',
      values: [...input.values],
    }),
  ),
  claims('each event that the {string} gets of task {string} has:', (names, [source, task], input) =>
    claim('events.each', 'account.each', {
      source,
      ref: admissionOf(task),
      taskId: names.taskId(task),
      where: input.pairs,
    }),
  ),
  claims('the {string} gets of task {string} {int} event(s) with:', (_, [source, task, count], input) =>
    claim('events.count', 'account.count', { source, ref: admissionOf(task), where: input.pairs, count }),
  ),
  claims(
    'the events that the {string} gets of task {string} count from 0 without a gap',
    (_, [source, task]) =>
      claim('events.numbered', 'account.numbered', { source, ref: admissionOf(task), path: 'sequence' }),
  ),
  claims('the record of task {string} lists what the {string} gets', (_, [task, source]) =>
    claim('events.listed', 'account.listed', {
      source,
      ref: admissionOf(task),
      in: `${task}/getTask`,
      list: 'events',
      paths: ['sequence', 'type', 'at_ms'],
    }),
  ),
  claims(
    'the {string} gets {string} of task {string} at least {int} ms after that is sent',
    (names, [peer, type, task, ms]) =>
      claim('events.spaced', 'order.apart', {
        // Seen too late, an event before it would make the time look too short.
        from: { kind: 'request', ref: admissionOf(task) },
        to: {
          kind: 'peer',
          peer,
          action: 'request',
          where: { 'body.type': type, 'body.task_id': names.taskId(task) },
        },
        ms,
      }),
  ),
  claims('the {string} gets nothing with {string}', (_, [source, text]) =>
    claim('events.nowhere', 'account.nowhere', { source, text }),
  ),
  claims('the {string} gets {int} event(s) with:', (_, [peer, count], input) =>
    claim('events.any', 'entry.count', {
      anchor: {
        kind: 'peer',
        peer,
        action: 'request',
        where: Object.fromEntries(
          Object.entries(input.pairs).map(([path, value]) => [`body.${path}`, value]),
        ),
      },
      count,
    }),
  ),
];

export const sinksSteps: readonly StepDefinition[] = [...drives, ...made];
