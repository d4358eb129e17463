import { newcomerOf, orderOf, type Waiting } from './admission-outcome.ts';
import type { Combination } from './combination.ts';
import { line, type Words } from './words.ts';

const defaults: Combination = { wire: 'llamacpp', deadline: 'loose', tenants: 'one' };

/** Only running work of a lower class that has sent no token gives way. */
const givesWay = ({ preemption, running, priority }: Combination): boolean =>
  preemption === 'soft' && running === 'batch' && priority === 'interactive';

const runningClassOf = ({ running }: Combination): string =>
  running === 'interactive' ? 'interactive' : 'batch';

const waitingOf = ({ tenants }: Combination): Waiting => ({
  task: 'W',
  priority: 'batch',
  tenant: tenants === 'two' ? 'other' : 'own',
  deadlineMs: 300_000,
});

const rowsOf = ({ priority, deadlineMs }: Waiting): [string, string | number][] => [
  ['priority', priority],
  ['deadline_ms', deadlineMs],
];

const setupOf = ({ wire = '', preemption = '', tenants, running }: Combination): string[] => [
  ...line('a pool "P" with:', [
    ['wire', wire],
    ['preemption.mode', preemption],
  ]),
  running === 'batch-decoding'
    ? 'the engines of pool "P" hold every task after "some"'
    : 'the engines of pool "P" hold every task',
  ...(tenants === 'two' ? ['a tenant "Other"'] : []),
];

/** Whoever gave way is back in the queue: until then there is no order. */
const bothWait = line('the metric "queue_depth" comes to have, as "both wait":', [
  ['pool_id', '{pool:P}'],
  ['priority', 'batch'],
  ['value', 2],
]);

const drivesOf = (combination: Combination): string[] => {
  const waiting = waitingOf(combination);
  const isGivingWay = givesWay(combination);
  return [
    ...line('task "Z" is submitted with:', [
      ['priority', runningClassOf(combination)],
      ['deadline_ms', 100_000],
    ]),
    'an engine works at task "Z"',
    'reader "R" follows task "Z"',
    ...(combination.running === 'batch-decoding' ? ['reader "R" has frame "token"'] : []),
    ...line(
      waiting.tenant === 'own' ? 'task "W" is submitted with:' : 'tenant "Other" submits task "W" with:',
      rowsOf(waiting),
    ),
    ...line('task "X" is submitted with:', rowsOf(newcomerOf(combination))),
    ...(isGivingWay ? ['an engine works at task "X"', ...bothWait] : []),
    ...line('from now on the engines of pool "P" answer:').concat('  | done |'),
    `the engine goes on with task "${isGivingWay ? 'X' : 'Z'}"`,
    `the engine of pool "P" has been asked for ${isGivingWay ? 4 : 3} tasks`,
    'reader "R" has the end of the stream',
    'the record of task "Z" is read',
  ];
};

const preemptedClaims = (combination: Combination): string[] => [
  ...line('the record of task "Z" has: [ORCH-3086(b)]', [
    ['state', 'completed'],
    ['preempted', 'true'],
  ]),
  'a metrics frame of reader "R" tells preempted true [ORCH-3086(b)]',
  ...line(
    'among the tasks "Z X W" that reach the engine of pool "P" the tasks "Z X" have: [ORCH-3085(a), ORCH-3086(b)]',
    [
      ['places.0', 1],
      ['places.1', 2],
      ['places.#', 3],
    ],
  ),
  ...(combination.tenants === 'two'
    ? []
    : ['the engine of pool "P" was asked for the tasks in the order: [ORCH-3085(a)]', '  | Z | X | Z | W |']),
];

const undisturbedClause = ({ preemption, running }: Combination): string => {
  if (preemption === 'off') return 'ASY-PREEMPT-003';
  return running === 'batch-decoding' ? 'ORCH-3085(b)' : 'ORCH-3085(a)';
};

const undisturbedClaims = (combination: Combination): string[] => {
  const waiting = waitingOf(combination);
  const newcomer = newcomerOf(combination);
  const order = orderOf([waiting, newcomer]);
  const clause = undisturbedClause(combination);
  return [
    `no engine is hung up on [${clause}]`,
    ...line(`the record of task "Z" has: [${clause}]`, [
      ['state', 'completed'],
      ['preempted', 'false'],
      ['attempts.#', 1],
    ]),
    ...(order === undefined
      ? []
      : [
          `the engine of pool "P" was asked for the tasks in the order: [${newcomer.priority === 'batch' ? 'ASY-ADM-014' : 'OC-CORE-1004(b)'}]`,
          `  | ${['Z', ...order].join(' | ')} |`,
        ]),
  ];
};

const heldBy: Readonly<Record<string, string>> = {
  batch: 'batch work without a token',
  'batch-decoding': 'batch work that has sent a token',
  interactive: 'interactive work',
};

const titleOf = ({ wire, preemption, running = '', priority, deadline, tenants }: Combination): string =>
  [
    `With preemption ${preemption} ${priority} work finds a slot held by ${heldBy[running]}`,
    ...(deadline === 'earlier' ? ['with an earlier deadline'] : []),
    ...(tenants === 'two' ? ['beside another tenant'] : []),
    ...(wire === 'llamacpp' ? [] : [`on ${wire}`]),
  ].join(', ');

export const preemptionWords = (given: Combination): Words => {
  const combination = { ...defaults, ...given };
  return {
    title: titleOf(combination),
    tags: ['must', 'matrix', ...(given.wire === undefined ? [] : [`wire-${given.wire}`])],
    setup: setupOf(combination),
    drives: drivesOf(combination),
    claims: givesWay(combination) ? preemptedClaims(combination) : undisturbedClaims(combination),
  };
};
