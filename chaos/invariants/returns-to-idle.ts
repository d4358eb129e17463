import { sampleSum } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { RunRecord } from '../grammar/record.ts';
import { keptDescriptors } from '../grammar/setting.ts';

const gauges = ['tasks_running', 'queue_depth', 'active_leases', 'streams_open'];

/** What a process may have grown by in a run of seconds: its code, compiled, and a heap that it did not need to tidy. */
const grownBytesMax = 256 * 1024 * 1024;

/** And for each task, whose record and frames it keeps to be read again. */
const keptBytesPerTaskMax = 64 * 1024;

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

const gaugesLeft = ({ final }: RunRecord): Finding[] =>
  final === undefined
    ? []
    : gauges.flatMap(name => {
        const value = sampleSum(final.samples, name);
        return value === 0
          ? []
          : [{ atMs: final.atMs, what: `${name} is ${value ?? 'not told'} at the end` }];
      });

/** Beside what the first process held before its first task. */
const processLeft = ({ resources, setting, final }: RunRecord): Finding[] => {
  const first = resources[0];
  const last = resources.at(-1);
  if (first === undefined || last === undefined || last === first) return [];
  const descriptorsMax = first.descriptors + keptDescriptors(setting);
  const bytesMax = first.rssBytes + grownBytesMax + (final?.tasks.length ?? 0) * keptBytesPerTaskMax;
  const { atMs, descriptors, rssBytes } = last;
  return [
    ...(descriptors <= descriptorsMax
      ? []
      : [{ atMs, what: `${descriptors} descriptors are open at the end; ${first.descriptors} were before` }]),
    ...(rssBytes <= bytesMax
      ? []
      : [{ atMs, what: `it holds ${mebibytes(rssBytes)} at the end; it was ${mebibytes(first.rssBytes)}` }]),
  ];
};

const callsLeft = ({ calls, final }: RunRecord): Finding[] =>
  final === undefined
    ? []
    : calls
        .filter(({ endedMs }) => endedMs === undefined || endedMs > final.atMs)
        .map(({ engine, task }) => ({
          ...{ atMs: final.atMs, what: `a call of ${engine} is still open` },
          ...(task === undefined ? {} : { task }),
        }));

export const returnsToIdle: Invariant = {
  name: 'returns to idle',
  sentence:
    'When all is over nothing runs, waits, holds a slot or reads; descriptors and memory are back, and no engine has an open call.',
  judge: record => {
    const { final, calls, resources } = record;
    if (final === undefined) return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const [first, last] = [resources[0], resources.at(-1)];
    return judged({
      looked: calls.length,
      findings: [...gaugesLeft(record), ...processLeft(record), ...callsLeft(record)],
      nothing: 'no engine was called',
      ...(first === undefined || last === undefined
        ? {}
        : {
            figure: `${first.descriptors} descriptors, then ${last.descriptors}; ${mebibytes(first.rssBytes)}, then ${mebibytes(last.rssBytes)}`,
          }),
    });
  },
};
