import assert from 'node:assert/strict';
import { ConsumerPact } from './consumer-pact.ts';
import { shown, taskRequest, traced } from './example-values.ts';
import { ids, poolServes, sessionIs, taskIs } from './provider-states.ts';

const params = { task_id: ids.task };
const admitted = shown('createTask', { task_id: ids.task, state: 'queued' });

describe('pact: tasks and sessions', () => {
  let pact: ConsumerPact;
  before(async () => {
    pact = await ConsumerPact.open();
  });
  after(() => pact.close());

  it('a task is admitted', async () => {
    await pact.exchange(
      {
        description: 'a task is submitted',
        states: [poolServes()],
        clauses: ['ORCH-2001(c)', 'ORCH-3024(b)', 'OC-CTRL-2052(a)'],
        operation: 'createTask',
        request: { role: 'data', body: taskRequest },
        response: { status: 202, headers: traced, body: admitted, exact: ['/task_id'] },
      },
      async ({ client }) => {
        const { body, isReplayed, correlationId } = await client.tasks.submit(taskRequest);
        assert.deepEqual([body.task_id, isReplayed], [ids.task, false]);
        assert.ok(body.queue_position >= 0 && body.predicted_start_ms >= 0 && correlationId !== undefined);
      },
    );
  });

  it('the same task again repeats the first admission', async () => {
    await pact.exchange(
      {
        description: 'a task is submitted again with the same body',
        states: [taskIs('completed')],
        clauses: ['ASY-TASK-005(a)', 'ASY-TASK-005(b)', 'ASY-TASK-005(e)'],
        operation: 'createTask',
        request: { role: 'data', body: taskRequest },
        response: {
          status: 202,
          headers: { ...traced, 'Idempotency-Replayed': 'true' },
          body: { ...admitted, state: 'completed' },
          exact: ['/task_id', '/state'],
        },
      },
      async ({ client }) => {
        const { body, isReplayed } = await client.tasks.submit(taskRequest);
        assert.deepEqual([body.state, isReplayed], ['completed', true]);
      },
    );
  });

  it('the record of a task that completed holds what it brought', async () => {
    await pact.exchange(
      {
        description: 'the record of a completed task is read',
        states: [taskIs('completed')],
        clauses: ['ASY-STREAM-009(a)'],
        operation: 'getTask',
        request: { role: 'data', params },
        response: {
          status: 200,
          headers: traced,
          body: shown('getTask'),
          exact: ['/task_id', '/state', '/durable'],
          relied: ['/output', '/usage', '/finish_reason'],
        },
      },
      async ({ client }) => {
        const { body } = await client.tasks.read(ids.task);
        assert.deepEqual([body.state, body.output, body.finish_reason], ['completed', 'Rhine', 'stop']);
      },
    );
  });

  it('the tasks of a tenant are listed by state', async () => {
    const [item] = Object(shown('listTasks')).items;
    await pact.exchange(
      {
        description: 'the tasks that run are listed',
        states: [taskIs('running')],
        clauses: ['ORCH-3024(b)'],
        operation: 'listTasks',
        request: { role: 'data', query: { state: 'running', limit: '1' } },
        response: { status: 200, headers: traced, body: { items: [item] }, exact: ['/items/*/state'] },
      },
      async ({ client }) => {
        const { body } = await client.tasks.list({ state: 'running', limit: 1 });
        assert.deepEqual(
          body.items.map(task => task.state),
          ['running'],
        );
      },
    );
  });

  for (const state of ['queued', 'running', 'completed'] as const) {
    it(`a ${state} task is canceled without a body`, async () => {
      await pact.exchange(
        {
          description: `a ${state} task is canceled`,
          states: [taskIs(state)],
          clauses: ['ORCH-2003(a)', 'OC-CTRL-2052(a)'],
          operation: 'cancelTask',
          request: { role: 'data', params },
          response: { status: 204, headers: traced },
        },
        async ({ client }) => {
          const { status, body } = await client.tasks.cancel(ids.task);
          assert.deepEqual([status, body], [204, undefined]);
        },
      );
    });
  }

  it('a session tells where it stands', async () => {
    await pact.exchange(
      {
        description: 'a session is read',
        states: [sessionIs('has begun', { turns: 2, tokens_budget: 200_000 })],
        clauses: ['ORCH-2004(a)', 'ORCH-2004(b)', 'ASY-SESS-001(a)'],
        operation: 'getSession',
        request: { role: 'data', params: { session_id: ids.session } },
        response: {
          status: 200,
          headers: { ...traced, 'X-Budget-Tokens-Remaining': '198200' },
          body: shown('getSession', { session_id: ids.session }),
          exact: ['/session_id', '/turns', '/kv_migrated'],
          relied: ['/tokens_budget_remaining'],
        },
      },
      async ({ client }) => {
        const { body, budgets } = await client.sessions.read(ids.session);
        assert.deepEqual([body.turns, body.tokens_budget_remaining], [2, 198_200]);
        assert.equal(budgets.tokensRemaining, 198_200);
      },
    );
  });

  it('a session is ended', async () => {
    await pact.exchange(
      {
        description: 'a session is ended',
        states: [sessionIs('has begun', { turns: 1 })],
        clauses: ['ORCH-2005(a)'],
        operation: 'deleteSession',
        request: { role: 'data', params: { session_id: ids.session } },
        response: { status: 204, headers: traced },
      },
      async ({ client }) => {
        assert.equal((await client.sessions.end(ids.session)).status, 204);
      },
    );
  });
});
