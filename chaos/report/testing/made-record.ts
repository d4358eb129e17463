// A short record and the experiment that it is of, for tests of what is made of records.
import type { Experiment } from '../../grammar/experiment.ts';
import type { Invariant } from '../../grammar/invariant.ts';
import type { Operation } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import { standardSetting } from '../../grammar/setting.ts';

/** Of 3 operations: completed, failed in its stream, and refused. */
const operation = (task: string, atMs: number, end: 'end' | 'error' | undefined): Operation => ({
  task,
  arrival: {
    ...{ atMs, client: 'c', priority: 'interactive', pieces: 1 },
    ...{ reader: 'prompt', retries: 'none' },
  },
  intendedMs: 100 + atMs,
  tries: [{ sentMs: 100 + atMs, answeredMs: 110 + atMs, status: end === undefined ? 429 : 202 }],
  readings:
    end === undefined
      ? []
      : [
          {
            openedMs: 111 + atMs,
            status: 200,
            frames: [
              { atMs: 130 + atMs, event: 'token', id: 2, index: 0, text: 'w' },
              { atMs: 150 + atMs, event: end, id: 3, ...(end === 'error' ? { code: 'WORKER_RESET' } : {}) },
            ],
          },
        ],
});

export const madeRecord = (name = 'made'): RunRecord => ({
  ...{ experiment: name, seed: 7, setting: standardSetting, startedMs: 100, endedMs: 2_100 },
  operations: [operation('t1', 0, 'end'), operation('t2', 500, 'error'), operation('t3', 900, undefined)],
  calls: [{ call: 'x1', engine: 'engine 1', task: 't1', atMs: 112, pieces: [], endedMs: 150, how: 'ended' }],
  faults: [{ fault: 'made fault', injectedMs: 600, healedMs: 1_100, witnesses: [] }],
  lives: [{ pid: 4_711, startedMs: 0, readyMs: 90 }],
  readiness: [
    { atMs: 50, answeredMs: 51, status: 503 },
    { atMs: 100, answeredMs: 101, status: 200 },
    { atMs: 700, answeredMs: 2_700 },
  ],
  scrapes: [
    { atMs: 200, life: 0, samples: [{ name: 'queue_depth', labels: {}, value: 3 }] },
    { atMs: 700, life: 0, samples: [{ name: 'queue_depth', labels: {}, value: Infinity }] },
  ],
  ...{ resources: [], output: [], notes: [{ atMs: 650, what: 'it was <seen>' }] },
  final: { atMs: 2_300, tasks: [], samples: [], states: {} },
  generator: { lagMs: [0.2, 0.4, 0.9], cpuMs: 10, wallMs: 2_000, loopDelayP99Ms: 5 },
  failures: [],
});

const invariantThat = (name: string, judge: Invariant['judge']): Invariant => ({
  ...{ name, sentence: `What ${name} says.`, judge },
});

export const holding = invariantThat('it holds', ({ operations }) => ({
  ...{ verdict: 'held', looked: operations.length, figure: `${operations.length} tasks` },
}));

/** Its findings: 30. */
export const breaking = invariantThat('it breaks', () => ({
  verdict: 'violated',
  findings: Array.from({ length: 30 }, (_, at) => ({ atMs: 700 + at, task: `t${at}`, what: '<b>lost</b>' })),
}));

export interface Made {
  readonly name?: string;
  readonly invariants?: readonly Invariant[];
  readonly isSeen?: boolean;
  readonly set?: Experiment['set'];
}

export const madeExperiment = (made: Made = {}): Experiment => {
  const { name = 'made', invariants = [holding], isSeen = true, set = 'ci' } = made;
  return {
    ...{ name, what: 'Something is made.', set, seconds: 2, settleMs: 100, setting: standardSetting },
    workload: { name: 'few', what: 'Three tasks.', arrivals: () => [] },
    faults: [
      {
        ...{ from: 0.25, to: 0.5 },
        fault: {
          ...{ name: 'made fault', what: 'It is made.', needs: [] },
          inject: () => Promise.resolve(),
          heal: () => Promise.resolve(),
          witnesses: ({ notes }) => (isSeen ? notes : []),
        },
      },
    ],
    claims: invariants.map(invariant => ({ invariant, proves: ['ASY-SLO-012'] })),
  };
};
