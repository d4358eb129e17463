import { sampleSum } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord, Sample } from '../grammar/record.ts';
import { lifeAt } from './reading/lives.ts';

const came = ['tasks_admitted_total', 'tasks_recovered_total'];
const ended = ['completed', 'failed', 'canceled', 'evicted', 'expired'].map(end => `tasks_${end}_total`);
const there = ['queue_depth', 'tasks_running'];

const sumOf = (samples: readonly Sample[], names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (sampleSum(samples, name) ?? 0), 0);

interface Look {
  readonly atMs: number;
  readonly life: number;
  readonly samples: readonly Sample[];
}

/** The final read's own scrape is among them. */
const looksOf = (record: RunRecord): readonly Look[] =>
  record.scrapes
    .map(({ atMs, samples }) => ({ atMs, samples, life: lifeAt(record, atMs) }))
    .filter(({ samples }) => samples.some(({ name }) => came.includes(name)));

const unbalanced = ({ atMs, samples }: Look): Finding[] => {
  const [admitted, terminals, present] = [came, ended, there].map(names => sumOf(samples, names));
  return admitted === (terminals ?? 0) + (present ?? 0)
    ? []
    : [{ atMs, what: `${admitted} came, ${terminals} ended, and ${present} wait or run` }];
};

/** A counter of one process that falls forgot what it had counted. */
const fallen = (looks: readonly Look[]): Finding[] =>
  looks.slice(1).flatMap((look, at) => {
    const before = looks[at];
    if (before === undefined || before.life !== look.life) return [];
    return [...came, ...ended].flatMap(name => {
      const [was, is] = [before, look].map(({ samples }) => sumOf(samples, [name]));
      return (is ?? 0) < (was ?? 0) ? [{ atMs: look.atMs, what: `${name} fell from ${was} to ${is}` }] : [];
    });
  });

export const conservationByMetrics: Invariant = {
  name: 'conservation by metrics',
  sentence:
    'Of every process and at every scrape, tasks admitted and recovered are those that ended, wait and run.',
  judge: record => {
    const looks = looksOf(record);
    const moved = looks.filter(({ samples }) => sumOf(samples, came) > 0);
    const lives = new Set(moved.map(({ life }) => life)).size;
    return judged({
      looked: moved.length,
      findings: [...looks.flatMap(unbalanced), ...fallen(looks)],
      nothing: 'no scrape shows a task',
      figure: `${moved.length} scrapes of ${lives} ${lives === 1 ? 'process' : 'processes'}`,
    });
  },
};
