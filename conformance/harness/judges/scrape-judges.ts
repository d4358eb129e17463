// What a whole scrape must be, and what several metrics say together.
import { type LabelName, labelEntry, type MetricName, metricEntry, metricTable } from '#contracts';
import type { CaseHistory } from '../history/case-history.ts';
import { shownJson } from '../json.ts';
import { hasLabels, parseSamples, type Sample, sampleSum } from '../metrics/samples.ts';
import { type Anchor, anchorWords, placeOf } from './anchor.ts';
import { type Finding, fails, firstBroken, holds, type Judge } from './finding.ts';
import { type Matcher, matches, type Where } from './matcher.ts';
import { withResponse } from './reading.ts';

type Labels = { readonly [name: string]: string };
type Span = { readonly from: Anchor; readonly to: Anchor };

export type ScrapeArgs = {
  /** From one scrape to a later one, metric by metric; a sample that is not there counts as 0. */
  'scrape.changes': {
    readonly before: string;
    readonly after: string;
    readonly labels: Labels;
    readonly changes: Where;
  };
  /** Admitted and recovered tasks are those that ended, wait or run. At least so many are there. */
  'scrape.conserved': { readonly ref: string; readonly labels: Labels; readonly atLeast: number };
  /** Each metric that stands from the start has its samples for these labels, counters at the value. */
  'scrape.complete': { readonly ref: string; readonly labels: Labels; readonly counters?: Matcher };
  /** These labels have no other values. */
  'scrape.known': {
    readonly ref: string;
    readonly known: { readonly [label: string]: readonly string[] };
  };
  /** Every sample of the metric has these labels and no others. */
  'scrape.labels': { readonly ref: string; readonly name: string; readonly labels: readonly string[] };
  /** How many values of a label stand in the scrape. */
  'scrape.values': { readonly ref: string; readonly label: string; readonly count: Matcher };
  /** What a metric of milliseconds rose by lies between the lengths of two spans of time. */
  'scrape.elapsed': {
    readonly before: string;
    readonly after: string;
    readonly name: string;
    readonly labels: Labels;
    readonly inner: Span;
    readonly outer: Span;
  };
};

const samplesOf = (entry: { readonly body?: string }): Sample[] => parseSamples(entry.body ?? '');

const withBoth = (
  history: CaseHistory,
  { before, after }: { readonly before: string; readonly after: string },
  judge: (first: readonly Sample[], second: readonly Sample[], at: number) => Finding,
): Finding =>
  withResponse(history, before, first =>
    withResponse(history, after, second => judge(samplesOf(first.entry), samplesOf(second.entry), second.at)),
  );

const changes: Judge<ScrapeArgs['scrape.changes']> = (history, args) =>
  withBoth(history, args, (first, second, at) => {
    for (const [name, due] of Object.entries(args.changes)) {
      const change = (sampleSum(second, name, args.labels) ?? 0) - (sampleSum(first, name, args.labels) ?? 0);
      if (!matches(change, due))
        return fails(`${name}${shownJson(args.labels)} changes by ${change}, due: ${shownJson(due)}`, at);
    }
    return holds;
  });

const came: readonly MetricName[] = ['tasks_admitted_total', 'tasks_recovered_total'];
const went: readonly MetricName[] = [
  'tasks_completed_total',
  'tasks_failed_total',
  'tasks_canceled_total',
  'tasks_evicted_total',
  'tasks_expired_total',
  'tasks_running',
  'queue_depth',
];

const conserved: Judge<ScrapeArgs['scrape.conserved']> = (history, { ref, labels, atLeast }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const samples = samplesOf(entry);
    const total = (names: readonly MetricName[]): number =>
      names.reduce((sum, name) => sum + (sampleSum(samples, name, labels) ?? 0), 0);
    const [left, right] = [total(came), total(went)];
    if (left < atLeast) return fails(`${left} tasks came, due: at least ${atLeast}`, at);
    return left === right ? holds : fails(`${left} tasks came, and ${right} ended, wait or run`, at);
  });

const isMetricName = (name: string): name is MetricName => Object.hasOwn(metricTable, name);

/** Every combination of a metric's labels that a configuration with these labels makes; undefined where it lacks one. */
const combinations = (name: MetricName, own: Labels): Labels[] | undefined => {
  const entry = metricEntry(name);
  let all: Labels[] = [{}];
  for (const label of entry.labels) {
    const closed = entry.values?.[label] ?? labelEntry(label as LabelName).values;
    const values = closed ?? (own[label] === undefined ? undefined : [own[label]]);
    if (values === undefined) return undefined;
    all = all.flatMap(labels => values.map(value => ({ ...labels, [label]: value })));
  }
  return all;
};

const complete: Judge<ScrapeArgs['scrape.complete']> = (history, { ref, labels: own, counters }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const samples = samplesOf(entry);
    for (const name of Object.keys(metricTable).filter(isMetricName)) {
      const { zero, type } = metricEntry(name);
      for (const labels of (zero === 'configured' && combinations(name, own)) || []) {
        const found = samples.filter(sample => sample.name === name && hasLabels(sample, labels));
        if (found.length !== 1) return fails(`${found.length} samples are ${name}${shownJson(labels)}`, at);
        if (counters !== undefined && type === 'counter' && !matches(found[0]?.value, counters))
          return fails(`${name}${shownJson(labels)} is ${found[0]?.value}, due: ${shownJson(counters)}`, at);
      }
    }
    return holds;
  });

const known: Judge<ScrapeArgs['scrape.known']> = (history, args) =>
  withResponse(history, args.ref, ({ at, entry }) => {
    const samples = samplesOf(entry);
    if (samples.length === 0) return fails('the scrape has no sample', at);
    for (const { name, labels } of samples)
      for (const [label, value] of Object.entries(labels)) {
        const values = args.known[label];
        if (values !== undefined && !values.includes(value))
          return fails(`${name} has ${label}="${value}", which nothing has produced`, at);
      }
    return holds;
  });

const labelsOf: Judge<ScrapeArgs['scrape.labels']> = (history, { ref, name, labels }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const found = samplesOf(entry).filter(sample => sample.name === name);
    if (found.length === 0) return fails(`${name} has no sample`, at);
    const due = [...labels].sort().join();
    const wrong = found.find(sample => Object.keys(sample.labels).sort().join() !== due);
    return wrong === undefined ? holds : fails(`${name} has the labels ${shownJson(wrong.labels)}`, at);
  });

const valuesOf: Judge<ScrapeArgs['scrape.values']> = (history, { ref, label, count }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const values = new Set(samplesOf(entry).flatMap(({ labels }) => labels[label] ?? []));
    return matches(values.size, count)
      ? holds
      : fails(`${label} has ${values.size} values: ${[...values].join(', ')}; due: ${shownJson(count)}`, at);
  });

const lengthOf = (history: CaseHistory, { from, to }: Span): number | Finding => {
  const [start, end] = [placeOf(history, from), placeOf(history, to)];
  if (start === undefined) return fails(`there is no ${anchorWords(from)}`);
  if (end === undefined) return fails(`there is no ${anchorWords(to)}`);
  return (history.entries[end]?.at_ms ?? 0) - (history.entries[start]?.at_ms ?? 0);
};

/** Clocks of two processes, and whole milliseconds. */
const toleranceMs = 2;

const elapsed: Judge<ScrapeArgs['scrape.elapsed']> = (history, args) => {
  const [least, most] = [lengthOf(history, args.inner), lengthOf(history, args.outer)];
  if (typeof least !== 'number') return least;
  if (typeof most !== 'number') return most;
  return withBoth(history, args, (first, second, at) => {
    const later = sampleSum(second, args.name, args.labels);
    if (later === undefined) return fails(`${args.name}${shownJson(args.labels)} has no sample`, at);
    const rise = later - (sampleSum(first, args.name, args.labels) ?? 0);
    const due = `${least.toFixed(1)} to ${most.toFixed(1)} ms`;
    return firstBroken(
      [rise >= least - toleranceMs, rise <= most + toleranceMs].map(isHeld =>
        isHeld ? holds : fails(`${args.name} rises by ${rise}, due: ${due}`, at),
      ),
    );
  });
};

export const scrapeJudges = {
  'scrape.changes': changes,
  'scrape.conserved': conserved,
  'scrape.complete': complete,
  'scrape.known': known,
  'scrape.labels': labelsOf,
  'scrape.values': valuesOf,
  'scrape.elapsed': elapsed,
} satisfies { [Name in keyof ScrapeArgs]: Judge<ScrapeArgs[Name]> };
