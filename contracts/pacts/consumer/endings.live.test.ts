import assert from 'node:assert/strict';
import { readEvent } from '../../client/stream-event.ts';
import { errorTable } from '../../generated/errors.ts';
import { type ClientErrorCode, errorEntry } from '../../tables.ts';
import { ConsumerPact } from './consumer-pact.ts';
import { taskEnded } from './provider-states.ts';

interface Ending {
  readonly code: ClientErrorCode;
  readonly why: string;
  readonly clauses: readonly string[];
  /** Beside what every error says. */
  readonly more?: object;
  readonly exact?: readonly string[];
  readonly relied?: readonly string[];
}

const hint = { retry_after_ms: 1350 };
const attempts = { attempts: [{ n: 1, replica_id: 'small-0', code: 'WORKER_RESET' }] };

const endings: readonly Ending[] = [
  { code: 'INVALID_PARAMS', why: 'the engine refuses the context', clauses: ['ASY-ADM-002'] },
  { code: 'DEADLINE_UNMET', why: 'the deadline passes', clauses: ['ORCH-3079(d)'] },
  { code: 'BUDGET_EXHAUSTED', why: 'the task spends the budget', clauses: ['OC-CORE-1023(b)'] },
  {
    code: 'QUEUE_FULL_DROP_LRU',
    why: 'a newcomer takes the place of the one that waited longest',
    clauses: ['ASY-ERR-006(c)'],
    more: { ...hint, policy_label: 'drop-lru' },
    exact: ['/policy_label'],
    relied: ['/retry_after_ms'],
  },
  {
    code: 'QUEUE_SHARE_RECLAIMED',
    why: 'the owner of a borrowed place takes it back',
    clauses: ['ASY-ERR-006(c)'],
  },
  {
    code: 'SHED_LOW_PRIORITY',
    why: 'a task of a higher class takes its place',
    clauses: ['ASY-ADM-011(c)', 'ASY-ERR-006(c)'],
  },
  {
    code: 'REPLICA_EXHAUSTED',
    why: 'every candidate fails before the first piece',
    clauses: ['PIPE-006(c)', 'ASY-POOL-009(b)'],
    more: { details: attempts },
    relied: ['/details'],
  },
  { code: 'POOL_UNAVAILABLE', why: 'its pool is no longer configured after a restart', clauses: [] },
  { code: 'DECODE_TIMEOUT', why: 'the engine takes longer than allowed', clauses: ['ASY-ERR-002'] },
  {
    code: 'WORKER_RESET',
    why: 'the connection to the engine breaks after a piece',
    clauses: ['ASY-PIPE-005(b)'],
  },
  { code: 'STREAM_TOO_LARGE', why: 'the output passes stream_bytes_max', clauses: ['ASY-STREAM-020(b)'] },
  { code: 'CANCELED', why: 'the client cancels', clauses: ['OC-CTRL-2012(b)'] },
  {
    code: 'INTERRUPTED',
    why: 'the process ends while the task runs',
    clauses: ['ASY-DUR-011(b)'],
    more: { tokens_lost: true },
    exact: ['/tokens_lost'],
  },
  { code: 'PLUGIN_FAILED', why: 'a plugin fails after the engine has answered', clauses: ['PLUG-004(a)'] },
];

/** Codes without a message, and why no provider would really be held to one. */
const withoutMessage: Readonly<Record<string, string>> = {
  INTERNAL:
    'no configuration and no peer brings a fault of the server about; it is proven by injected faults',
};

describe('pact: how streams end', () => {
  let pact: ConsumerPact;
  before(async () => {
    pact = await ConsumerPact.open();
  });
  after(() => pact.close());

  it('every code that may stand in a stream has a message, or a reason why it has none', () => {
    const codes = Object.entries(errorTable).filter(([, { where }]) =>
      where.some(place => place === 'in-band'),
    );
    const spoken = [...endings.map(({ code }) => code), ...Object.keys(withoutMessage)];
    assert.deepEqual(spoken.sort(), codes.map(([code]) => code).sort());
  });

  for (const { code, why, clauses, more = {}, exact = [], relied = [] } of endings) {
    it(`${why}: ${code}`, async () => {
      const { message, retriable } = errorEntry(code);
      await pact.event(
        {
          description: `a stream ends because ${why}`,
          event: 'error',
          states: [taskEnded(code)],
          clauses: ['ASY-STREAM-017', ...clauses],
          payload: { code, message, retriable, correlation_id: 'c-81', ...more },
          exact: ['/code', '/retriable', ...exact],
          relied,
        },
        came => {
          const reading = readEvent({ ...came, id: '1' });
          assert.ok(reading.kind === 'event' && reading.event.event === 'error');
          assert.deepEqual([reading.event.payload.code, reading.event.payload.retriable], [code, retriable]);
        },
      );
    });
  }
});
