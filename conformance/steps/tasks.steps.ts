// When and then: what a submission may look like, and what happens when it is sent again.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Anchor, claim, type Json, mismatch, parsedJson } from '#conformance/harness';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';

const onPurpose = 'the check is about what happens to it';

/** `answer A`, `frame started of R`, `request A`. */
const anchorOf = (place: Json | undefined): Anchor => {
  const words = String(place);
  const [, event, reader] = /^frame (\S+) of (\S+)$/.exec(words) ?? [];
  if (event !== undefined && reader !== undefined) return { kind: 'frame', ref: reader, event };
  const [, kind, ref] = /^(answer|request) (\S+)$/.exec(words) ?? [];
  if (ref === undefined) throw new Error(`there is no place «${words}»`);
  return { kind: kind === 'request' ? 'request' : 'response', ref };
};

const placesOf = (records: readonly Readonly<Record<string, Json>>[]) =>
  records.map(({ place, value }) => ({ anchor: anchorOf(place), path: String(value) }));

const pollMs = 25;

const linesOf = async (path: string): Promise<string[]> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').filter(line => line !== '');
};

/** The lines of a sink's file become output of a process that is called as the file is. */
const readEvents = async (world: World, [file]: readonly [string], { pairs }: StepInput): Promise<void> => {
  const { history } = world;
  const startMs = history.clock.nowMs();
  for (;;) {
    const lines = await linesOf(join(world.stage.folder, file));
    const isDone = lines.some(line => mismatch(parsedJson(line), pairs) === undefined);
    const isLate = history.clock.nowMs() - startMs > history.bounds.frame_ms;
    if (isLate && !isDone)
      history.note({ note: 'expired', bound: 'frame_ms', what: `${file} has the event` });
    if (!isLate && !isDone) {
      await new Promise<void>(resolve => history.clock.after(pollMs, resolve));
      continue;
    }
    for (const line of lines)
      history.append({ kind: 'output', process: `file ${file}`, stream: 'stdout', line });
    return;
  }
};

const drives: readonly StepDefinition[] = [
  drive('task {string} is submitted wrongly with:', (world, [task], input) =>
    world.submit(task, { members: input.pairs, invalidOnPurpose: onPurpose }),
  ),
  drive('task {string} is submitted {int} times at once', (world, [task, times]) =>
    Promise.all(Array.from({ length: times }, () => world.submit(task))),
  ),
  drive('task {string} is submitted as the text:', async (world, [task], input) =>
    world.remember(task, await world.as(world.ownerOf(task)).call('createTask', { bodyText: input.text })),
  ),
  drive('the text is submitted wrongly as {string}:', async (world, [ref], input) =>
    world.remember(
      ref,
      await world.as().call('createTask', { bodyText: input.text, invalidOnPurpose: onPurpose }),
    ),
  ),
  drive('the events of the file {string} are read until one has:', readEvents, ['restart']),
  drive('the stream of task {string} comes to be gone as {string}', (world, [task, ref]) =>
    world.poll(ref, {
      what: `the stream of task ${task} is gone`,
      bound: 'frame_ms',
      ask: async () => {
        const stream = await world.as().stream(world.names.taskId(task));
        stream.hangUp();
        return stream.answer;
      },
      isDone: ({ status }) => status !== 200,
    }),
  ),
  drive('reader {string} of tenant {string} follows task {string}', (world, [reader, tenant, task]) =>
    world.follow(reader, task, { tenant }),
  ),
];

const made: readonly StepDefinition[] = [
  claims('{int} answers have:', (_, [count], input) =>
    claim('answers.count', 'entry.count', { anchor: { kind: 'response', where: input.pairs }, count }),
  ),
  claims('the same value stands at:', (_, __, input) =>
    claim('values.same', 'values.same', { values: placesOf(input.records) }),
  ),
  claims('another value stands at each of:', (_, __, input) =>
    claim('values.distinct', 'values.distinct', { values: placesOf(input.records) }),
  ),
  claims('the log has lines of task {string}, each with the job id of its admission', (names, [task]) =>
    claim('log.job-id', 'lines.of-task', { taskId: names.taskId(task), admission: `${task}/createTask#1` }),
  ),
  claims(
    'the file {string} has lines of task {string}, each with the job id of its admission',
    (names, [file, task]) =>
      claim('file.job-id', 'lines.of-task', {
        taskId: names.taskId(task),
        admission: `${task}/createTask#1`,
        file,
      }),
  ),
  claims('every answer is declared for its operation', () =>
    claim('answers.declared', 'all.responses-valid', {}),
  ),
  claims('each of {int} answers has the headers that its operation declares', (_, [answers]) =>
    claim('answers.headers', 'headers.declared', { answers }),
  ),
];

export const tasksSteps: readonly StepDefinition[] = [...drives, ...made];
