import { lintMetrics } from '#contracts';
import { shownJson } from '../json.ts';
import { parseSamples, sampleSum } from '../metrics/samples.ts';
import { fails, holds, type Judge } from './finding.ts';
import { type Matcher, matches } from './matcher.ts';
import { withResponse } from './reading.ts';

type Labels = { readonly [name: string]: string };

export type MetricArgs = {
  /** The sum over the samples with these labels; 0 where there is none, unless absent is due. */
  'metric.value': {
    readonly ref: string;
    readonly name: string;
    readonly labels?: Labels;
    readonly value: Matcher;
  };
  /** From one scrape to a later one. */
  'metric.change': {
    readonly before: string;
    readonly after: string;
    readonly name: string;
    readonly labels?: Labels;
    readonly change: Matcher;
  };
  /** The scrape is what the catalogue says. */
  'metric.lint': { readonly ref: string };
};

const value: Judge<MetricArgs['metric.value']> = (history, args) =>
  withResponse(history, args.ref, ({ at, entry }) => {
    const found = sampleSum(parseSamples(entry.body ?? '', args.name), args.name, args.labels);
    return matches(found, args.value)
      ? holds
      : fails(
          `${args.name}${shownJson(args.labels ?? {})} is ${shownJson(found)}, due: ${shownJson(args.value)}`,
          at,
        );
  });

const change: Judge<MetricArgs['metric.change']> = (history, { before, after, name, labels, change: due }) =>
  withResponse(history, before, first =>
    withResponse(history, after, ({ at, entry }) => {
      const earlier = sampleSum(parseSamples(first.entry.body ?? '', name), name, labels) ?? 0;
      const later = sampleSum(parseSamples(entry.body ?? '', name), name, labels);
      if (later === undefined) return fails(`${name}${shownJson(labels ?? {})} has no sample`, at);
      return matches(later - earlier, due)
        ? holds
        : fails(
            `${name}${shownJson(labels ?? {})} changes by ${later - earlier}, due: ${shownJson(due)}`,
            at,
          );
    }),
  );

const lint: Judge<MetricArgs['metric.lint']> = (history, { ref }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const [finding] = lintMetrics(entry.body ?? '');
    return finding === undefined ? holds : fails(`line ${finding.line}: ${finding.sentence}`, at);
  });

export const metricJudges = {
  'metric.value': value,
  'metric.change': change,
  'metric.lint': lint,
} satisfies { [Name in keyof MetricArgs]: Judge<MetricArgs[Name]> };
