import {
  type Admitted,
  newcomerOf,
  orderOf,
  outcomeOf,
  type Refused,
  type Waiting,
  waitingIn,
} from './admission-outcome.ts';
import type { Combination } from './combination.ts';
import { line, type Row, type Words } from './words.ts';

const places: Readonly<Record<string, number>> = { full: 2, waiting: 3, idle: 3 };

const poolLines = (combination: Combination): string[] => {
  const { wire = '', policy = '', queue = '', placement } = combination;
  return [
    ...line('a pool "P" with:', [
      ['wire', wire],
      ['queue.capacity', places[queue] ?? 0],
      ['queue.full_policy', policy],
      ['preemption.mode', 'off'],
    ]),
    'the engines of pool "P" hold every task',
    ...(placement === 'unready' ? ['the engines of pool "P" are not ready'] : []),
  ];
};

const tenantLines = (combination: Combination, waiting: readonly Waiting[]): string[] => {
  const { tenants, quota } = combination;
  const own = 1 + waiting.filter(({ tenant }) => tenant === 'own').length;
  const limit = quota === 'used-up' ? own : 9;
  return [
    ...(tenants === 'two' ? ['a tenant "Other"'] : []),
    ...(quota === 'none' ? [] : line('the tenant of the case has:', [['quotas.concurrent_max', limit]])),
  ];
};

const rowsOf = ({ priority, deadlineMs }: Waiting): Row[] => [
  ['priority', priority],
  ['deadline_ms', deadlineMs],
];

const submitters: Readonly<Record<string, string>> = {
  present: 'task "X" is submitted with:',
  missing: 'nobody submits task "X" with:',
  operator: 'the operator submits task "X" with:',
};

const arrivalLines = (combination: Combination, waiting: readonly Waiting[]): string[] => [
  ...(combination.queue === 'idle' ? [] : ['task "Z" is submitted', 'an engine works at task "Z"']),
  ...waiting.flatMap(one =>
    line(
      one.tenant === 'own'
        ? `task "${one.task}" is submitted with:`
        : `tenant "Other" submits task "${one.task}" with:`,
      rowsOf(one),
    ),
  ),
  ...line(submitters[combination.auth ?? ''] ?? '', rowsOf(newcomerOf(combination))),
];

/** What is left runs to its end, one after the other. */
const releaseLines = (isIdle: boolean, count: number): string[] =>
  count === 0
    ? []
    : [
        ...line('from now on the engines of pool "P" answer:').concat('  | done |'),
        ...(isIdle ? [] : ['the engine goes on with task "Z"']),
        `the engine of pool "P" has been asked for ${count} tasks`,
      ];

/** Codes that are decided before the queue is touched. */
const beforeQueue: readonly string[] = ['FORBIDDEN', 'QUOTA_EXCEEDED', 'DEADLINE_UNMET'];

const refusedWords = (combination: Combination, { code, clauses, label }: Refused) => {
  const waiting = waitingIn(combination);
  const isIdle = combination.queue === 'idle';
  const ran = isIdle ? 0 : waiting.length + 1;
  const order = orderOf(waiting) ?? [];
  const untouched = beforeQueue.includes(code) ? 'OC-CTRL-2010(a)' : clauses.join(', ');
  return {
    drives: releaseLines(isIdle, ran),
    claims: [
      ...line(
        `"X/createTask" is refused with "${code}"${label === undefined ? '' : ' and:'} [${clauses.join(', ')}]`,
        label === undefined ? [] : [['policy_label', label]],
      ),
      'an engine was asked 0 times for task "X" [ASY-ADM-003(a)]',
      ...(isIdle
        ? []
        : [
            `the engine of pool "P" was asked for the tasks in the order: [${untouched}]`,
            `  | ${['Z', ...order].join(' | ')} |`,
          ]),
    ],
  };
};

const displacedLines = ({ displaced }: Admitted): string[] =>
  displaced === undefined
    ? []
    : line(`the record of task "${displaced.task}" has: [${displaced.clauses.join(', ')}]`, [
        ['state', 'evicted'],
        ['error.code', displaced.code],
      ]);

const admittedWords = (combination: Combination, outcome: Admitted) => {
  const { displaced } = outcome;
  const isIdle = combination.queue === 'idle';
  const left = [...waitingIn(combination), newcomerOf(combination)].filter(
    ({ task }) => task !== displaced?.task,
  );
  const order = orderOf(left);
  const position = order?.indexOf('X');
  return {
    drives: [
      'reader "R" follows task "X"',
      ...(isIdle ? ['an engine works at task "X"', 'the engine goes on with task "X"'] : []),
      ...releaseLines(isIdle, isIdle ? 1 : left.length + 1),
      'reader "R" has the end of the stream',
      ...(displaced === undefined ? [] : [`the record of task "${displaced.task}" is read`]),
    ],
    claims: [
      ...line(`the answer to "X" has: [${isIdle ? 'ASY-BACK-003(a)' : 'ASY-BACK-003(b)'}]`, [
        ['backoff_ms', isIdle ? 0 : '{"$min": 1}'],
      ]),
      ...displacedLines(outcome),
      ...(position === undefined
        ? ['an engine was asked 1 times for task "X" [ASY-ADM-003(a)]']
        : [
            ...line('frame "started" of reader "R" has: [ASY-ETA-005]', [['queue_position', position]]),
            `the engine of pool "P" was asked for the tasks in the order: [${orderClauses(left)}]`,
            `  | ${[...(isIdle ? [] : ['Z']), ...(order ?? [])].join(' | ')} |`,
          ]),
      'the stream of reader "R" ends with "end" [ASY-STREAM-001(a)]',
    ],
  };
};

const orderClauses = (left: readonly Waiting[]): string => {
  const classes = new Set(left.map(({ priority }) => priority));
  return classes.size > 1 ? 'OC-CORE-1004(b)' : 'ASY-ADM-014';
};

const spoken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tenants: { two: 'beside another tenant' },
  quota: { room: 'with quota left', 'used-up': 'with no quota left' },
  auth: { missing: 'without a key', operator: "with an operator's key" },
  placement: { unready: 'while the pool is unready' },
};

const deadlineWords: Readonly<Record<string, string>> = {
  loose: 'a loose deadline',
  earlier: 'an earlier deadline',
  infeasible: 'a deadline that nobody can keep',
};

const queueWords: Readonly<Record<string, string>> = {
  idle: 'an idle slot',
  waiting: 'a queue with room',
  full: 'a full queue',
};

/** What goes without saying is not said. */
const titleOf = (combination: Combination): string => {
  const { wire, policy, queue = '', priority, deadline = '' } = combination;
  const extras = Object.entries(spoken).flatMap(([name, words]) => words[combination[name] ?? ''] ?? []);
  const work = priority === 'batch' ? 'Batch work' : 'Interactive work';
  const meeting = `${work} with ${deadlineWords[deadline]} meets ${queueWords[queue]} under ${policy}`;
  return [meeting, ...extras, ...(wire === 'llamacpp' ? [] : [`on ${wire}`])].join(', ');
};

const defaults: Combination = {
  wire: 'llamacpp',
  deadline: 'loose',
  quota: 'none',
  auth: 'present',
  placement: 'ready',
};

export const admissionWords = (given: Combination): Words => {
  const combination = { ...defaults, ...given };
  const outcome = outcomeOf(combination);
  const waiting = waitingIn(combination);
  const { drives, claims } =
    outcome.kind === 'refused' ? refusedWords(combination, outcome) : admittedWords(combination, outcome);
  return {
    title: titleOf(combination),
    tags: ['must', 'matrix', ...(given.wire === undefined ? [] : [`wire-${given.wire}`])],
    setup: [...poolLines(combination), ...tenantLines(combination, waiting)],
    drives: [...arrivalLines(combination, waiting), ...drives],
    claims,
  };
};
