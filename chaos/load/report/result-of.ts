import { bottleneckOf, strainsOf } from '../figures/bottleneck.ts';
import type { Line } from '../figures/line.ts';
import type { LoadPlan, LoadRun } from '../plan/load-plan.ts';
import { type LoadResult, verdictOfAll } from './load-report.ts';
import { seriesOf } from './series-of.ts';

/** The worst of the lines that promise something, and the first that is as bad. */
export const verdictOfLines = (lines: readonly Line[]): Pick<LoadResult, 'verdict' | 'because'> => {
  const asking = lines.filter(({ bound, verdict }) => bound !== undefined || verdict === 'unknown');
  const verdict = verdictOfAll(asking.map(line => line.verdict));
  if (verdict === 'held') return { verdict };
  const first = asking.find(line => line.verdict === verdict);
  const shown = verdict === 'unknown' ? first?.of : undefined;
  const because =
    first === undefined ? 'nothing was measured' : [first.sentence, shown].filter(Boolean).join(': ');
  return { verdict, because };
};

/** A run that could not be made is unknown; one whose generator was the bottleneck is refused, whatever its lines say. */
export const resultOf = (
  { name, what, lines, refusal }: Pick<LoadPlan, 'name' | 'what' | 'lines' | 'refusal'>,
  run: LoadRun,
): LoadResult => {
  const { record, phases } = run;
  const measured = lines(run);
  const { lagMs: _, ...generator } = record.generator;
  const [failure] = record.failures;
  const refused = bottleneckOf(record.generator) ?? refusal?.(run);
  const whole = (): Pick<LoadResult, 'verdict' | 'because'> => {
    if (failure !== undefined) return { verdict: 'unknown', because: failure };
    return refused === undefined ? verdictOfLines(measured) : { verdict: 'refused', because: refused };
  };
  return {
    ...{ workload: name, what, seconds: (record.endedMs - record.startedMs) / 1_000, ...whole() },
    ...{ lines: measured, series: seriesOf(record), strains: strainsOf(record.generator), generator },
    phases: phases.map(({ name: phase, fromMs, toMs }) => ({
      ...{ name: phase, fromMs: fromMs - record.startedMs, toMs: toMs - record.startedMs },
    })),
  };
};
