import type { Combination } from './combination.ts';
import { line, type Words } from './words.ts';

interface Due {
  readonly code: string;
  readonly clauses: string;
}

const tasksAhead = ({ queue }: Combination): number => (queue === 'full' ? 2 : 0);

/** Policies whose newcomer of the same class finds nothing to put out. */
const isRefusing = (policy: string | undefined): boolean => policy !== 'drop-lru';

const dueOf = (combination: Combination): Due | undefined => {
  const { auth, lifecycle, determinism, deadline, queue, policy } = combination;
  if (auth === 'missing') return { code: 'UNAUTHENTICATED', clauses: 'ASY-ADM-004(a)' };
  if (lifecycle === 'deprecated')
    return { code: 'MODEL_DEPRECATED', clauses: 'ORCH-3070(a), ORCH-3073(b), ORCH-3093(b)' };
  if (lifecycle === 'retired') return { code: 'MODEL_DEPRECATED', clauses: 'ORCH-3070(e), ORCH-3073(b)' };
  if (determinism === 'strict') return { code: 'DETERMINISM_UNSUPPORTED', clauses: 'ASY-DET-001(b)' };
  if (deadline === 'infeasible') return { code: 'DEADLINE_UNMET', clauses: 'ORCH-3079(a), ORCH-3093(a)' };
  if (queue === 'full' && isRefusing(policy))
    return {
      code: 'ADMISSION_REJECT',
      clauses: policy === 'reject' ? 'ORCH-3005(a)' : 'ASY-ADM-011(a)',
    };
  return undefined;
};

const setupOf = ({ policy = '' }: Combination): string[] => [
  ...line('a pool "P" with:', [
    ['queue.capacity', 1],
    ['queue.full_policy', policy],
  ]),
  'the engines of pool "P" hold every task',
  ...line('a server with:', [
    ['catalog.trust_policy.mode', 'permissive'],
    ['catalog.trust_policy.require_signature', 'false'],
    ['catalog.trust_policy.require_sbom', 'false'],
  ]),
];

const states: Readonly<Record<string, string>> = { overridden: 'deprecated' };

const newcomerLines = ({ auth, determinism = '', deadline, lifecycle = '' }: Combination): string[] =>
  line(auth === 'missing' ? 'nobody submits task "X" with:' : 'task "X" is submitted with:', [
    ['determinism', determinism],
    ['deadline_ms', deadline === 'infeasible' ? 1 : 60_000],
    ...(lifecycle === 'overridden' || lifecycle === 'retired' ? ([['override', 'true']] as const) : []),
  ]);

const drivesOf = (combination: Combination): string[] => {
  const { lifecycle = '' } = combination;
  return [
    'the model of pool "P" comes into the catalog as active',
    ...(tasksAhead(combination) === 0 ? [] : ['tasks "Z W" are submitted', 'an engine works at task "Z"']),
    ...(lifecycle === 'active'
      ? []
      : [`the model of pool "P" comes to be ${states[lifecycle] ?? lifecycle}`]),
    ...newcomerLines(combination),
    'the model of pool "P" is read as "Model"',
  ];
};

const endLines = (combination: Combination, due: Due | undefined): string[] => {
  const isIdle = tasksAhead(combination) === 0;
  if (isIdle) return due === undefined ? ['an engine works at task "X"', 'the engine ends task "X"'] : [];
  return [
    'the engines end the tasks "Z" in turn',
    `the engines end the tasks "${due === undefined ? 'X' : 'W'}" in turn`,
  ];
};

const claimsOf = (combination: Combination, due: Due | undefined): string[] => {
  const { lifecycle = '' } = combination;
  const isIdle = tasksAhead(combination) === 0;
  const model = line('the answer to "Model" has: [ORCH-3072(b)]', [
    ['state', states[lifecycle] ?? lifecycle],
  ]);
  const order = ['Z', due === undefined ? 'X' : 'W'];
  const ran = [
    `the engine of pool "P" was asked for the tasks in the order: [${due?.clauses ?? admittedClauses(combination)}]`,
    `  | ${order.join(' | ')} |`,
  ];
  if (due === undefined)
    return [
      ...model,
      `the answer to "X" has status 202 [${admittedClauses(combination)}]`,
      ...(isIdle ? [`an engine was asked 1 times for task "X" [${admittedClauses(combination)}]`] : ran),
    ];
  return [
    ...model,
    `"X/createTask" is refused with "${due.code}" [${due.clauses}]`,
    'an engine was asked 0 times for task "X" [ASY-ADM-003(a)]',
    ...(isIdle ? [] : ran),
  ];
};

const admittedClauses = ({ lifecycle, queue }: Combination): string =>
  [
    ...(lifecycle === 'overridden' ? ['ORCH-3070(c)'] : []),
    ...(queue === 'full' ? ['ORCH-3005(b)'] : ['ASY-ADM-003(a)']),
  ].join(', ');

const lifecycleWords: Readonly<Record<string, string>> = {
  active: 'an active model',
  deprecated: 'a deprecated model',
  overridden: 'a deprecated model with override',
  retired: 'a retired model with override',
};

const titleOf = (combination: Combination): string => {
  const { lifecycle = '', queue, policy, determinism, deadline, auth } = combination;
  return [
    `A task for ${lifecycleWords[lifecycle]} meets ${queue === 'full' ? 'a full queue' : 'an idle slot'} under ${policy}`,
    ...(determinism === 'strict' ? ['is strict'] : []),
    ...(deadline === 'infeasible' ? ['has a deadline that nobody can keep'] : []),
    ...(auth === 'missing' ? ['has no key'] : []),
  ].join(', ');
};

export const catalogWords = (combination: Combination): Words => {
  const due = dueOf(combination);
  return {
    title: titleOf(combination),
    tags: ['must', 'matrix'],
    setup: setupOf(combination),
    drives: [...drivesOf(combination), ...endLines(combination, due)],
    claims: claimsOf(combination, due),
  };
};
