// Each way of asking, from its name to its result.

import { strainsOf } from '../figures/bottleneck.ts';
import { leftoverLines } from '../figures/leftovers.ts';
import type { Line } from '../figures/line.ts';
import { outsideLines } from '../outside/outside-lines.ts';
import { askedAt, type OutsideOptions, runOutside } from '../outside/run-outside.ts';
import { loadPlans } from '../plans/index.ts';
import type { LoadResult, LoadSeries } from '../report/load-report.ts';
import { resultOf, verdictOfLines } from '../report/result-of.ts';
import { processOf } from '../report/series-of.ts';
import { runReaders } from '../soak/run-readers.ts';
import { runSoak } from '../soak/run-soak.ts';
import { runStorm } from '../storm/run-storm.ts';
import { type LoadOptions, runLoad } from './run-load.ts';

export type Asked = Omit<LoadOptions, 'seconds'> & { readonly seconds: number | undefined };

const stormSeconds = 10;
const soakSeconds = 3_600;
const outsideSeconds = 30;

const noSeries: LoadSeries = { latency: [], depth: [], goodput: [], process: [] };

interface Simple {
  readonly workload: string;
  readonly what: string;
  readonly seconds: number;
  readonly lines: readonly Line[];
  readonly failures: readonly string[];
}

/** Of a run whose figures don't hang on when requests were sent. */
const simple = ({ failures, ...rest }: Simple): LoadResult => {
  const [failure] = failures;
  const verdict =
    failure === undefined ? verdictOfLines(rest.lines) : ({ verdict: 'unknown', because: failure } as const);
  return { ...rest, ...verdict, phases: [], series: noSeries, strains: [] };
};

export const carryOutPlan = async (name: string, asked: Asked): Promise<LoadResult> => {
  if (name === 'storm') return carryOutStorm(asked);
  if (name === 'readers') return carryOutReaders(asked);
  const plan = loadPlans.find(one => one.name === name);
  if (plan === undefined) throw new Error(`there is no workload "${name}"`);
  return resultOf(plan, await runLoad(plan, { ...asked, seconds: asked.seconds ?? plan.seconds }));
};

const carryOutStorm = async (asked: Asked): Promise<LoadResult> => {
  const { lines, startedMs, endedMs, failures } = await runStorm({
    ...{ ...asked, seconds: asked.seconds ?? stormSeconds },
  });
  return simple({
    ...{ workload: 'storm', what: 'As many submissions, then reads, as 32 connections can ask.' },
    ...{ seconds: (endedMs - startedMs) / 1_000, lines, failures },
  });
};

const carryOutReaders = async (asked: Asked): Promise<LoadResult> => {
  const { startedMs, endedMs, lines, failures } = await runReaders({ ...asked, seconds: 0 });
  return simple({
    ...{
      workload: 'readers',
      what: 'Streams of 24 MiB, and readers that take a quarter MiB each half second.',
    },
    ...{ seconds: (endedMs - startedMs) / 1_000, lines, failures },
  });
};

export const carryOutSoak = async (asked: Asked): Promise<LoadResult> => {
  const run = await runSoak({ ...asked, seconds: asked.seconds ?? soakSeconds });
  const { startedMs, endedMs, generator, readings, failures, resources } = run;
  const result = simple({
    ...{
      workload: 'soak',
      what: 'All that clients do, in parts, with a look at the server at rest after each.',
    },
    ...{ seconds: (endedMs - startedMs) / 1_000, lines: leftoverLines(readings), failures },
  });
  const { lagMs: _, ...own } = generator;
  // Sizes are no times: a generator that lagged changes nothing of them, and is told.
  return {
    ...{ ...result, readings, strains: strainsOf(generator), generator: own },
    series: { ...noSeries, process: processOf({ resources, startedMs }) },
  };
};

export const carryOutOutside = async (
  asked: Asked & Pick<OutsideOptions, 'url' | 'perSecond'>,
): Promise<LoadResult> => {
  const options = { ...asked, seconds: asked.seconds ?? outsideSeconds };
  const asks = await askedAt(options);
  const what = `Interactive tasks of 64 tokens at ${asked.perSecond} a second, as one client sees them.`;
  if (typeof asks === 'string')
    return simple({
      ...{ workload: 'outside', what, seconds: 0, lines: [] },
      failures: [asks],
    });
  const record = await runOutside(options, asks);
  const lines = (): readonly Line[] => outsideLines(record);
  return resultOf({ name: 'outside', what, lines }, { record, phases: [] });
};
