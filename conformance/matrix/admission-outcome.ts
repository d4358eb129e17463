// What has to come of a submission that meets a pool: decided from the requirements, one combination at a time.
import type { Combination } from './combination.ts';

export interface Waiting {
  readonly task: string;
  readonly priority: string;
  readonly tenant: 'own' | 'other';
  readonly deadlineMs: number;
}

export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly clauses: readonly string[];
  readonly label?: string;
}

export interface Admitted {
  readonly kind: 'admitted';
  readonly displaced?: { readonly task: string; readonly code: string; readonly clauses: readonly string[] };
}

export type Outcome = Refused | Admitted;

export const deadlines: Readonly<Record<string, number>> = {
  waiting: 300_000,
  earlier: 200_000,
  loose: 400_000,
  infeasible: 1,
};

/** Behind what runs, in the order of arrival: a batch task, and where the queue is full an interactive one. */
export const waitingIn = ({ queue, tenants }: Combination): Waiting[] => {
  const tenant = tenants === 'two' ? 'other' : 'own';
  const batch: Waiting = { task: 'W1', priority: 'batch', tenant, deadlineMs: deadlines.waiting ?? 0 };
  if (queue === 'idle') return [];
  return queue === 'full' ? [batch, { ...batch, task: 'W2', priority: 'interactive' }] : [batch];
};

export const newcomerOf = ({ priority = '', deadline = '' }: Combination): Waiting => ({
  task: 'X',
  priority,
  tenant: 'own',
  deadlineMs: deadlines[deadline] ?? 0,
});

const refusedBy = ({ auth, placement, quota, deadline }: Combination): Refused | undefined => {
  const refused = (code: string, clauses: string[], label?: string): Refused => ({
    kind: 'refused',
    code,
    clauses,
    ...(label === undefined ? {} : { label }),
  });
  if (auth === 'missing') return refused('UNAUTHENTICATED', ['ASY-ADM-004(a)']);
  if (auth === 'operator') return refused('FORBIDDEN', ['ASY-ADM-004(c)']);
  if (placement === 'unready')
    return refused('POOL_UNREADY', ['ORCH-3010(b)', 'ASY-BACK-001(c)'], 'unavailable');
  if (quota === 'used-up') return refused('QUOTA_EXCEEDED', ['ORCH-3036(a)', 'OC-CTRL-2011(b)'], 'quota');
  if (deadline === 'infeasible') return refused('DEADLINE_UNMET', ['ORCH-3079(a)']);
  return undefined;
};

const displaced = (task: string, code: string, clauses: string[]): Admitted => ({
  kind: 'admitted',
  displaced: { task, code, clauses },
});

/** Both tasks of the full queue are another tenant's, above its share; or both are the newcomer's own. */
const inFullQueue = ({ tenants, policy, priority }: Combination): Outcome => {
  const isBatch = priority === 'batch';
  if (tenants === 'two')
    return isBatch
      ? displaced('W1', 'QUEUE_SHARE_RECLAIMED', ['ASY-ADM-006(a)', 'ASY-ADM-006(c)'])
      : displaced('W2', 'QUEUE_SHARE_RECLAIMED', ['ASY-ADM-006(a)', 'ASY-ADM-006(b)']);
  if (policy === 'drop-lru')
    return displaced('W1', 'QUEUE_FULL_DROP_LRU', ['ORCH-3005(b)', 'ASY-ADM-009(b)']);
  if (policy === 'shed-low-priority' && !isBatch)
    return displaced('W1', 'SHED_LOW_PRIORITY', ['ORCH-3005(c)']);
  const clauses = policy === 'reject' ? ['ORCH-3005(a)'] : ['ASY-ADM-011(b)'];
  return { kind: 'refused', code: 'ADMISSION_REJECT', clauses, label: String(policy) };
};

export const outcomeOf = (combination: Combination): Outcome => {
  const refused = refusedBy(combination);
  if (refused !== undefined) return refused;
  return combination.queue === 'full' ? inFullQueue(combination) : { kind: 'admitted' };
};

const rankOf = ({ priority }: Waiting): number => (priority === 'interactive' ? 0 : 1);

/**
 * The order of dispatch of what waits; undefined where it isn't said: of two tenants that are owed alike in one class any
 * may go first. There are two tasks at most, so that no weight but that of the class counts.
 */
export const orderOf = (waiting: readonly Waiting[]): string[] | undefined => {
  const [one, other] = waiting;
  if (one && other && one.priority === other.priority && one.tenant !== other.tenant) return undefined;
  return [...waiting]
    .sort((a, b) => rankOf(a) - rankOf(b) || a.deadlineMs - b.deadlineMs)
    .map(({ task }) => task);
};
