// Then: what whole scrapes of the metrics say, alone and one after another.
import { claim } from '#conformance/harness';
import type { Names } from '../run/names.ts';
import { claims, drive, type StepDefinition } from '../run/step.ts';
import type { StepInput } from '../run/step-input.ts';
import { admissionOf } from './job-of.ts';

const showsIn = (text: string, name: string, { pairs }: StepInput): boolean =>
  text.split('\n').some(line => {
    const { value, ...labels } = pairs;
    const isNamed = line.startsWith(`${name}{`) || line.startsWith(`${name} `);
    const hasLabels = Object.entries(labels).every(([label, of]) => line.includes(`${label}="${of}"`));
    return isNamed && hasLabels && Number(line.split(' ').at(-1)) === value;
  });

const drives: readonly StepDefinition[] = [
  drive('the metrics come to show {string} as {string}:', (world, [name, ref], input) =>
    world.poll(ref, {
      what: `the metrics show ${name}`,
      ask: () => world.as({ role: 'operator' }).metrics(),
      isDone: answer => showsIn(answer.body ?? '', name, input),
    }),
  ),
];

const labelsOf = (names: Names, pool: string) => ({ pool_id: names.pool(pool).id });

const made: readonly StepDefinition[] = [
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

export const scrapeSteps: readonly StepDefinition[] = [...drives, ...made, ...time];
