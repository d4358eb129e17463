// What must hold after every event, and which requirements that shows.
export interface Invariant {
  readonly sentence: string;
  readonly proves: readonly string[];
}

export const invariants = {
  'acknowledged-is-durable': {
    sentence: 'whoever got a 202 finds the task in the store at that moment, under the job that was named',
    proves: ['ASY-DUR-001(a)', 'ASY-TASK-006(b)', 'ASY-TASK-006(c)'],
  },
  'acknowledged-is-never-lost': {
    sentence: 'a task that was acknowledged is in the store after every crash and known after every restart',
    proves: ['ASY-DUR-001(b)', 'ASY-DUR-013(a)'],
  },
  'one-task-per-id': {
    sentence: 'one submission of an id is answered as the first one, the others as its replays',
    proves: ['ASY-DUR-016'],
  },
  'refused-leaves-nothing': {
    sentence: 'a refused submission has no task in the store and none at an engine',
    proves: ['ASY-DUR-002(b)'],
  },
  'store-refusal-is-told': {
    sentence: 'a submission whose admission the store refused is answered with STORE_UNAVAILABLE',
    proves: ['ASY-DUR-002(a)'],
  },
  'eviction-comes-with-admission': {
    sentence: 'a task is evicted in the transaction that admits its displacer, or not at all',
    proves: ['ASY-DUR-003', 'ASY-ADM-007'],
  },
  'dispatched-after-commit': {
    sentence: 'no engine is called for a task whose admission is not durable',
    proves: ['ASY-DUR-004'],
  },
  'attempt-before-call': {
    sentence: 'the attempt is durable when its engine call begins',
    proves: ['ASY-DUR-006(a)'],
  },
  'attempt-in-admission': {
    sentence: 'a task that starts at once has admission and attempt in one commit, and none before its call',
    proves: ['ASY-DUR-006(b)'],
  },
  'cancel-is-durable': {
    sentence: 'the 204 of a cancel comes when the end of the task is durable, or was told to be undurable',
    proves: ['ASY-DUR-005', 'PERS-005'],
  },
  'terminal-is-durable': {
    sentence:
      'the terminal frame that a reader or a sink gets is the one in the store, unless it says that it is not',
    proves: ['ASY-DUR-007', 'ASY-DUR-008(c)', 'PERS-002'],
  },
  'terminal-is-stored-once': {
    sentence: 'the state of an ended task never changes in the store',
    proves: ['PERS-001', 'ASY-STATE-008(a)'],
  },
  'undurable-after-bound': {
    sentence: 'an end is told as undurable only when its write failed for the whole bound, and is counted',
    proves: ['ASY-DUR-008(a)', 'ASY-DUR-008(b)', 'ASY-DUR-008(c)', 'ASY-DUR-008(d)', 'ASY-METRIC-009(b)'],
  },
  'outcome-is-its-own': {
    sentence: 'the end that readers are told is the one that was decided, however its writes fared',
    proves: ['PERS-003(a)'],
  },
  'end-waits-within-bound': {
    sentence: 'an end is told within the bound of its write, whether the store takes it, refuses it or hangs',
    proves: ['ASY-DUR-008(a)', 'ASY-DUR-008(c)'],
  },
  'broken-store-is-unready': {
    sentence: 'after an undurable end the server is unready until a write succeeds, and then ready again',
    proves: ['ASY-DUR-008(e)'],
  },
  'write-failures-are-counted': {
    sentence: 'each refused write raises store_write_failures_total by one',
    proves: ['ASY-DUR-008(d)', 'ASY-METRIC-009(a)', 'PERS-003(b)'],
  },
  'piece-waits-for-no-disk': {
    sentence: 'a piece reaches the readers that wait for it in the instant in which the engine brought it',
    proves: ['ASY-DUR-009(a)'],
  },
  'writes-are-grouped': {
    sentence: 'no write waits while the store is idle, and a group takes everything that waits',
    proves: ['ASY-DUR-010(a)', 'ASY-DUR-010(b)'],
  },
  'interrupted-is-told': {
    sentence:
      'a task with an open attempt at a crash ends as INTERRUPTED, with tokens_lost and without a piece',
    proves: ['ASY-DUR-011(a)', 'ASY-DUR-011(b)', 'ASY-STATE-003(c)', 'ASY-DUR-015'],
  },
  'interrupted-is-not-repeated': {
    sentence: 'with on_restart fail no engine is called again for a task whose attempt was open at a crash',
    proves: ['ASY-DUR-011(c)', 'ASY-DUR-012(c)', 'ASY-DUR-015'],
  },
  'rerun-only-unseen': {
    sentence:
      'with on_restart rerun the mark is durable before a reader has a piece, and what has one never runs again',
    proves: ['ASY-DUR-012(a)', 'ASY-DUR-012(c)'],
  },
  'unseen-runs-again': {
    sentence: 'with on_restart rerun an attempt of which nobody had a piece is not ended by the restart',
    proves: ['ASY-DUR-012(b)'],
  },
  'recovered-in-order': {
    sentence: 'tasks that waited at a crash are dispatched in their old order',
    proves: ['ASY-DUR-013(a)'],
  },
  'log-is-one': {
    sentence: 'every reader of a task gets the same frames under the same ids, before and after a restart',
    proves: ['ASY-DUR-014', 'ASY-DUR-015'],
  },
  'log-is-contiguous': {
    sentence: 'started has id 0, the pieces count from 0, and no id is left out or repeated',
    proves: ['ASY-STATE-003(b)'],
  },
  'pieces-are-the-engines': {
    sentence: 'piece i of the log is event i of the one engine call that was shown',
    proves: ['ASY-STATE-005(b)', 'ASY-STATE-006(a)'],
  },
  'nothing-after-the-end': {
    sentence: 'a reader gets nothing after the terminal frame, and the log has one of them',
    proves: ['ASY-STREAM-001(d)'],
  },
  'no-piece-after-cancel': {
    sentence: 'no piece joins the log of a task after the 204 of its cancel',
    proves: ['ORCH-3026(a)'],
  },
  'no-call-after-the-end': {
    sentence: 'no engine is called for a task that has ended',
    proves: ['OC-CORE-1005(a)', 'PERS-005'],
  },
  'no-retry-after-a-piece': {
    sentence: 'an attempt begins only while the log has no piece',
    proves: ['ASY-STATE-006(a)', 'ASY-STATE-006(b)', 'ASY-STATE-003(b)'],
  },
  'abort-within-bound': {
    sentence: 'the engine call of an ended task is aborted within 250 ms',
    proves: ['ORCH-3017(a)', 'ASY-CANCEL-001', 'ASY-DEADLINE-003'],
  },
  'slots-are-kept': {
    sentence: 'no engine has more attempts than slots',
    proves: ['ORCH-3019(b)'],
  },
  'one-call-per-task': {
    sentence: 'a task is at one engine at a time',
    proves: ['ASY-STATE-009(b)'],
  },
  'queue-is-bounded': {
    sentence: 'an admission never leaves more tasks waiting than the capacity of the pool or of the class',
    proves: ['ORCH-3004(a)', 'OC-CORE-1001(a)'],
  },
  'only-the-full-refuses': {
    sentence:
      'a newcomer is refused only while others that have not run hold as many places as pool or class have',
    proves: ['ASY-STATE-007(b)'],
  },
  'no-higher-class-displaced': {
    sentence: 'nobody is displaced by a task of a lower class',
    proves: ['ASY-ADM-006(c)', 'ASY-ADM-009(c)'],
  },
  'requeued-is-never-displaced': {
    sentence: 'a task that an engine was called for is neither evicted nor shed',
    proves: ['ASY-STATE-007(c)'],
  },
  'ends-by-its-deadline': {
    sentence: 'the end of a task is on its way by its deadline and the abort bound at the latest',
    proves: ['PIPE-019(c)', 'ASY-DEADLINE-002(a)', 'ASY-DEADLINE-002(b)', 'ASY-STATE-007(d)'],
  },
  'expires-not-early': {
    sentence: 'nothing ends with DEADLINE_UNMET before its deadline',
    proves: ['ASY-DEADLINE-002(a)', 'ASY-DEADLINE-002(c)'],
  },
  'session-has-one-turn': {
    sentence: 'a session has one turn at an engine at a time',
    proves: ['ASY-SESS-004(a)'],
  },
  'grace-is-whole': {
    sentence: 'a task is canceled for its readers only when none was there for the whole grace',
    proves: ['ASY-CANCEL-006(b)', 'ASY-CANCEL-009(b)', 'ASY-CANCEL-010'],
  },
  'retries-are-spaced': {
    sentence: 'a retry comes no earlier than its backoff, and no earlier than the engine asked',
    proves: ['ASY-PIPE-004(a)', 'ASY-PIPE-004(b)'],
  },
  'quota-is-kept': {
    sentence: 'a tenant never has more open tasks than concurrent_max',
    proves: ['ORCH-3036(a)', 'ORCH-3036(c)'],
  },
  'counts-are-conserved': {
    sentence:
      'admitted and recovered tasks equal those that ended, wait and run, and the store says the same',
    proves: ['ASY-METRIC-001(a)', 'ASY-METRIC-001(b)', 'ASY-STATE-008(b)'],
  },
  'leases-come-back': {
    sentence: 'an idle server holds no lease',
    proves: ['ORCH-3017(c)', 'ASY-CANCEL-001'],
  },
  'idle-has-no-timers': {
    sentence: 'an idle server has no timer but those in the background',
    proves: ['ASY-CANCEL-001'],
  },
  heals: {
    sentence: 'once every fault is gone the server is ready and every task ends',
    proves: ['ASY-DUR-008(e)', 'ORCH-3019(c)'],
  },
  'stops-in-time': {
    sentence: 'a stop is over within the grace, the abort bound and the bound of the last writes',
    proves: ['ASY-DUR-017(e)'],
  },
  'no-fault-of-its-own': {
    sentence:
      'nothing that a client or an engine does brings out INTERNAL, a broken invariant or an unhandled rejection',
    proves: ['ASY-ERR-003'],
  },
} as const satisfies Readonly<Record<string, Invariant>>;

export type InvariantId = keyof typeof invariants;

export function isInvariantId(id: string): id is InvariantId {
  return Object.hasOwn(invariants, id);
}

export const invariantIds: readonly InvariantId[] = Object.keys(invariants).filter(isInvariantId);
