import assert from 'node:assert/strict';
import type { TaskStreamEvent } from '../../client/index.ts';
import { readEvent } from '../../client/stream-event.ts';
import { ConsumerPact } from './consumer-pact.ts';
import { frames, traced, usage } from './example-values.ts';
import type { EventExpectation, Exchange } from './exchange.ts';
import { ids, taskIs } from './provider-states.ts';

const params = { task_id: ids.task };
const namesOf = async (events: AsyncIterable<TaskStreamEvent>): Promise<string[]> => {
  const names: string[] = [];
  for await (const { event } of events) names.push(event);
  return names;
};

const following = (
  changes: Pick<Exchange, 'description' | 'clauses' | 'response'>,
  after?: number,
): Exchange => ({
  states: [taskIs('completed', { pieces: 2 })],
  operation: 'streamTask',
  request: {
    role: 'data',
    params,
    headers: {
      Accept: 'text/event-stream',
      ...(after === undefined ? {} : { 'Last-Event-ID': String(after) }),
    },
  },
  ...changes,
});

const payloads: Readonly<Record<'started' | 'token' | 'metrics' | 'end', object>> = {
  started: { job_id: 'job-01J8Z2', queue_position: 0, predicted_start_ms: 12 },
  token: { t: 'Rhine ', i: 0 },
  metrics: { state: 'running', queue_depth: 0, on_time_probability: 0.97, kv_warmth: false },
  end: { tokens_out: 2, usage, finish_reason: 'stop', decode_ms: 41 },
};

/** Its name is one of the contract's, and its data fits. */
const ofEvents = ['ORCH-2002(b)', 'OC-CTRL-2020'];

const events: readonly (Omit<EventExpectation, 'payload'> & { readonly event: keyof typeof payloads })[] = [
  {
    description: 'a stream begins',
    event: 'started',
    states: [taskIs('completed')],
    clauses: [...ofEvents, 'OC-CTRL-2021', 'ORCH-3024(b)'],
  },
  {
    description: 'a piece comes',
    event: 'token',
    states: [taskIs('completed')],
    clauses: ofEvents,
    exact: ['/i'],
  },
  {
    description: 'a running task tells how it stands',
    event: 'metrics',
    states: [taskIs('running')],
    clauses: [...ofEvents, 'ORCH-3100'],
    exact: ['/state'],
    relied: ['/on_time_probability', '/kv_warmth'],
  },
  {
    description: 'a completed task sums itself up',
    event: 'end',
    states: [taskIs('completed', { pieces: 2 })],
    clauses: [...ofEvents, 'ASY-STREAM-004(a)'],
    exact: ['/tokens_out'],
    relied: ['/usage'],
  },
];

describe('pact: streams', () => {
  let pact: ConsumerPact;
  before(async () => {
    pact = await ConsumerPact.open();
  });
  after(() => pact.close());

  it('a stream is followed from its start', async () => {
    const response = { status: 200, headers: traced, stream: frames.join('') };
    const clauses = ['ORCH-2002(a)', 'OC-CTRL-2052(a)', 'ASY-STREAM-001(a)', 'ASY-STREAM-001(c)'];
    await pact.exchange(
      following({ description: 'a stream is followed', clauses, response }),
      async ({ client }) => {
        const names = await namesOf(await client.tasks.follow(ids.task));
        assert.deepEqual(names, ['started', 'metrics', 'token', 'token', 'metrics', 'end']);
      },
    );
  });

  it('a stream goes on after the id that the reader has', async () => {
    const response = { status: 200, headers: traced, stream: frames.slice(3).join('') };
    const clauses = ['ASY-STREAM-011(b)'];
    await pact.exchange(
      following({ description: 'a stream is followed after its first piece', clauses, response }, 1),
      async ({ client }) => {
        const names = await namesOf(await client.tasks.follow(ids.task, { after: 1 }));
        assert.deepEqual(names, ['token', 'metrics', 'end']);
      },
    );
  });

  it('after the terminal event nothing is left', async () => {
    const response = { status: 204, headers: traced };
    const clauses = ['ASY-STREAM-012(c)'];
    await pact.exchange(
      following({ description: 'a stream is followed after its end', clauses, response }, 3),
      async ({ client }) => {
        assert.deepEqual(await namesOf(await client.tasks.follow(ids.task, { after: 3 })), []);
      },
    );
  });

  for (const expected of events) {
    it(`${expected.description}: ${expected.event}`, async () => {
      await pact.event({ ...expected, payload: payloads[expected.event] }, came => {
        const reading = readEvent({ ...came, id: '1' });
        assert.ok(reading.kind === 'event');
        assert.equal(reading.event.event, expected.event);
      });
    });
  }
});
