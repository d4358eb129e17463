// What a target tells of tasks beside its answers: lines of its log, events to receivers, whole scrapes.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claim, type Json, parsedJson, valueAt } from '#conformance/harness';
import { answering } from '#conformance/peers';
import type { Names } from '../run/names.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import type { World } from '../run/world.ts';

const terminalStates: readonly Json[] = ['completed', 'failed', 'canceled', 'evicted', 'expired'];

/** The admission of a task, whose answer names its job. */
const admissionOf = (task: string): string => `${task}/createTask`;

const jobOf = (world: World, task: string): unknown => {
  const id = world.names.taskId(task);
  const answers = world.history.entries.flatMap(entry =>
    entry.kind === 'response' ? [parsedJson(entry.body)] : [],
  );
  const admission = answers.find(
    body => valueAt(body, 'task_id') === id && typeof valueAt(body, 'job_id') === 'string',
  );
  return valueAt(admission, 'job_id');
};

const isEnd = (value: unknown, job: unknown, member: 'state' | 'type'): boolean =>
  job !== undefined &&
  valueAt(value, 'job_id') === job &&
  terminalStates.some(state => state === valueAt(value, member));

const untilLog = (world: World, task: string, isWanted: (value: unknown, job: unknown) => boolean) => {
  const job = jobOf(world, task);
  return world.history.until({
    bound: 'frame_ms',
    what: `the log tells of task ${task}`,
    match: entry => (entry.kind === 'output' && isWanted(parsedJson(entry.line), job) ? entry : undefined),
  });
};

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
  drive('the log tells the end of task {string}', (world, [task]) =>
    untilLog(world, task, (value, job) => isEnd(value, job, 'state')),
  ),
  drive('the {string} gets the end of task {string}', (world, [receiver, task]) =>
    untilReceived(world, receiver, task),
  ),
  drive('the file {string} is read up to the end of task {string}', (world, [file, task]) =>
    readEvents(world, file, task),
  ),
  drive(
    'task {string} is asked for until an engine holds it',
    (world, [task]) => {
      const calls = new Set<string>();
      return world.history.until({
        bound: 'frame_ms',
        what: `an engine holds task ${task}`,
        match: entry => {
          if (entry.kind !== 'peer' || entry.exchange === undefined) return undefined;
          if (String(entry.detail?.prompt).includes(world.names.promptTail(task))) calls.add(entry.exchange);
          return entry.action === 'held' && calls.has(entry.exchange) ? entry : undefined;
        },
      });
    },
    ['script_engines'],
  ),
  drive('{int} ms pass', (world, [ms]) => new Promise<void>(done => world.history.clock.after(ms, done))),
  drive('the metrics come to show {string} as {string}:', (world, [name, ref], input) =>
    world.poll(ref, {
      what: `the metrics show ${name}`,
      bound: 'frame_ms',
      ask: () => world.as({ role: 'operator' }).metrics(),
      isDone: answer => showsIn(answer.body ?? '', name, input),
    }),
  ),
];

const showsIn = (text: string, name: string, { pairs }: StepInput): boolean =>
  text.split('\n').some(line => {
    const { value, ...labels } = pairs;
    const isNamed = line.startsWith(`${name}{`) || line.startsWith(`${name} `);
    const hasLabels = Object.entries(labels).every(([label, of]) => line.includes(`${label}="${of}"`));
    return isNamed && hasLabels && Number(line.split(' ').at(-1)) === value;
  });

const enginesOfTheirOwn = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `P${at + 1}`,
      { settings: { engine: `own-${at + 1}` }, engines: { script: answering(['one']) } },
    ]),
  );

const setups: readonly StepDefinition[] = [
  setup('{int} pools, each with an engine of its own', ([count]) => ({ pools: enginesOfTheirOwn(count) })),
];

const logs: readonly StepDefinition[] = [
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

const events: readonly StepDefinition[] = [
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

const labelsOf = (names: Names, pool: string) => ({ pool_id: names.pool(pool).id });

const scrapes: readonly StepDefinition[] = [
  claims('from {string} to {string} the counts of pool {string} change by:', (names, args, input) => {
    const [before, after, pool] = args;
    return claim('counts.change', 'scrape.changes', {
      before,
      after,
      labels: labelsOf(names, pool),
      changes: input.pairs,
    });
  }),
  claims(
    'from {string} to {string} the counts change by {string} with:',
    (_, [before, after, changes], input) =>
      claim('counts.change', 'scrape.changes', {
        before,
        after,
        labels: Object.fromEntries(Object.entries(input.pairs).map(([name, value]) => [name, String(value)])),
        changes: Object.fromEntries(
          changes.split(/,\s*/).map(change => {
            const [name = '', by = '0'] = change.split(/\s+/);
            return [name, Number(by)];
          }),
        ),
      }),
  ),
  claims('from {string} to {string} the refusals that are counted are:', (_, [before, after], input) => {
    const counts = Object.entries(input.pairs).map(([reason, count]) => [reason, Number(count)] as const);
    const change = (labels: Readonly<Record<string, string>>, by: number) =>
      claim('refusals.counted', 'scrape.changes', {
        ...{ before, after, labels },
        changes: { tasks_rejected_total: by },
      });
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    return [change({}, all), ...counts.map(([reason, count]) => change({ reason }, count))];
  }),
  claims('in {string} no task of pool {string} is lost, of at least {int}', (names, [ref, pool, atLeast]) =>
    claim('counts.conserved', 'scrape.conserved', { ref, labels: labelsOf(names, pool), atLeast }),
  ),
  claims('the scrape {string} is as the catalogue says', (_, [ref]) =>
    claim('scrape.lint', 'metric.lint', { ref }),
  ),
  claims('the scrape {string} has a sample for each of the labels:', (_, [ref], input) =>
    claim('scrape.complete', 'scrape.complete', {
      ref,
      labels: Object.fromEntries(Object.entries(input.pairs).map(([name, value]) => [name, String(value)])),
    }),
  ),
  claims('the scrape {string} has counters at 0 for each of the labels:', (_, [ref], input) =>
    claim('scrape.complete', 'scrape.complete', {
      ref,
      counters: 0,
      labels: Object.fromEntries(Object.entries(input.pairs).map(([name, value]) => [name, String(value)])),
    }),
  ),
  claims('the labels of {string} have no other values than:', (_, [ref], input) =>
    claim('scrape.known', 'scrape.known', {
      ref,
      known: Object.fromEntries(
        input.rows.map(([label = '', ...values]) => [label, values.filter(value => value !== '')]),
      ),
    }),
  ),
  claims('in {string} each sample of {string} has the labels:', (_, [ref, name], input) =>
    claim('scrape.labels', 'scrape.labels', { ref, name, labels: input.values.map(String) }),
  ),
  claims('in {string} the label {string} has at most {int} values, and {int} at least', (_, args) => {
    const [ref, label, most, least] = args;
    return claim('scrape.values', 'scrape.values', { ref, label, count: { $min: least, $max: most } });
  }),
];

const time: readonly StepDefinition[] = [
  claims(
    'the first-token latency of pool {string} from {string} to {string} is that of task {string} since its admission',
    (names, [pool, before, after, task]) =>
      claim('latency.first-token', 'scrape.elapsed', {
        ...{ before, after, name: 'latency_first_token_ms_sum', labels: labelsOf(names, pool) },
        inner: {
          from: { kind: 'response', ref: admissionOf(task) },
          to: { kind: 'peer', action: 'piece', where: { text: `first of ${task}` } },
        },
        outer: {
          from: { kind: 'request', ref: admissionOf(task) },
          to: { kind: 'frame', event: 'token', where: { t: `first of ${task}` } },
        },
      }),
  ),
  claims(
    'the decode latency of pool {string} from {string} to {string} is that of task {string} since task {string} ended',
    (names, [pool, before, after, task, earlier]) =>
      claim('latency.decode', 'scrape.elapsed', {
        ...{ before, after, name: 'latency_decode_ms_sum', labels: labelsOf(names, pool) },
        inner: {
          from: {
            kind: 'peer',
            action: 'request',
            where: { generation: true, prompt: { $contains: names.promptTail(task) } },
          },
          to: { kind: 'peer', action: 'piece', where: { text: `last of ${task}` } },
        },
        outer: {
          from: { kind: 'step', pattern: `the engine ends task "${earlier}"` },
          to: { kind: 'frame', ref: task, event: 'end' },
        },
      }),
  ),
];

const truth: readonly StepDefinition[] = [
  claims(
    'reader {string} is told of running only after task {string} has left its engine',
    (_, [ref, earlier]) =>
      claim('running.after', 'order.follows', {
        anchors: [
          { kind: 'step', pattern: `the engine ends task "${earlier}"` },
          { kind: 'frame', ref, event: 'metrics', where: { state: 'running' } },
        ],
      }),
  ),
  claims(
    'the attempts of task {string} in pool {string} are those that engines saw, {int} at least',
    (names, [task, pool, atLeast]) => {
      const { peers, replicas } = names.pool(pool);
      return claim('attempts.witnessed', 'attempts.witnessed', {
        ref: `${task}/getTask`,
        prompt: names.promptTail(task),
        replicas: Object.fromEntries(peers.map((peer, at) => [peer, replicas[at] ?? ''])),
        atLeast,
      });
    },
  ),
];

export const observabilitySteps: readonly StepDefinition[] = [
  ...setups,
  ...drives,
  ...logs,
  ...events,
  ...scrapes,
  ...time,
  ...truth,
];
