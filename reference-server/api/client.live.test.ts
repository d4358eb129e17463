import assert from 'node:assert/strict';
import { OrchestratorClient, OrchestratorError, type TaskStreamEvent } from '#contracts/client';
import { keys, scriptedPool, taskOf, WholeServer } from './fixtures/whole-server.ts';

const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => assert.fail('it answered'),
    (error: unknown) => error,
  );

const namesOf = (events: readonly TaskStreamEvent[]): string[] =>
  events.map(({ event }) => event).filter(event => event !== 'metrics');

describe('the client and the whole server', () => {
  let server: WholeServer;
  let data: OrchestratorClient;
  let admin: OrchestratorClient;
  let operator: OrchestratorClient;

  before(async () => {
    const scripted = { pieces: ['never '], first_piece_ms: 60_000 };
    const replicas = [{ id: 'slow-a', scripted }];
    const slow = scriptedPool({}, { id: 'slow', model: { ref: 'slow' }, replicas });
    server = await WholeServer.start({ document: { pools: [scriptedPool(), slow] } });
    const clientOf = (apiKey: string) =>
      new OrchestratorClient({ baseUrl: `http://127.0.0.1:${server.port}`, apiKey, validatesAnswers: true });
    data = clientOf(keys.data);
    operator = clientOf(keys.operator);
    admin = clientOf(keys.admin);
  });

  after(async () => {
    for (const client of [data, operator, admin]) await client?.close();
    await server?.stop();
  });

  it('a task is submitted, followed to its end, followed again from its middle, and read', async () => {
    const task = taskOf(1);
    const admission = await data.tasks.submit(task, { correlationId: 'client-1' });
    assert.deepEqual(
      [admission.status, admission.isReplayed, admission.correlationId],
      [202, false, 'client-1'],
    );
    const events: TaskStreamEvent[] = [];
    for await (const event of await data.tasks.follow(task.task_id)) events.push(event);
    assert.deepEqual(namesOf(events), ['started', 'token', 'token', 'token', 'end']);
    const rest: TaskStreamEvent[] = [];
    for await (const event of await data.tasks.follow(task.task_id, { after: 2 })) rest.push(event);
    assert.deepEqual(namesOf(rest), ['token', 'end']);
    for await (const event of await data.tasks.follow(task.task_id, { after: 4 })) assert.fail(event.event);
    const { body } = await data.tasks.read(task.task_id);
    assert.deepEqual([body.state, body.output], ['completed', 'one two three']);
    assert.equal((await data.tasks.submit(task)).isReplayed, true);
    const { body: page } = await data.tasks.list({ state: 'completed', limit: 1 });
    assert.equal(page.items[0]?.task_id, task.task_id);
  });

  it('another body under the same id is a conflict, and an unknown id is none of ours', async () => {
    const task = taskOf(2);
    await data.tasks.submit(task);
    const conflict = await thrownBy(data.tasks.submit({ ...task, max_tokens: 2 }));
    assert.ok(conflict instanceof OrchestratorError && conflict.is('TASK_CONFLICT'));
    const unknown = await thrownBy(data.tasks.follow(taskOf(99).task_id));
    assert.ok(unknown instanceof OrchestratorError && unknown.is('TASK_NOT_FOUND'));
    const invalid = await thrownBy(data.tasks.submit({ ...taskOf(3), max_tokens: 0 }));
    assert.ok(invalid instanceof OrchestratorError && invalid.is('INVALID_PARAMS'));
    assert.match(invalid.message, /It names: \/max_tokens /);
  });

  it('a cancel ends the stream of a task that has not begun', async () => {
    const task = taskOf(4, { model_ref: 'slow' });
    await data.tasks.submit(task);
    const events: TaskStreamEvent[] = [];
    for await (const event of await data.tasks.follow(task.task_id)) {
      if (event.event === 'started') await data.tasks.cancel(task.task_id);
      events.push(event);
    }
    const last = events.at(-1);
    assert.ok(last?.event === 'error');
    assert.deepEqual([last.payload.code, last.payload.retriable], ['CANCELED', false]);
  });

  it('a session begins with its task, is read, and is gone after its end', async () => {
    const session_id = '00000000-0000-4000-9000-000000000001';
    await data.tasks.submit(taskOf(5, { session_id }));
    assert.equal((await data.sessions.read(session_id)).body.turns, 1);
    assert.equal((await data.sessions.end(session_id)).status, 204);
    const gone = await thrownBy(data.sessions.read(session_id));
    assert.ok(gone instanceof OrchestratorError && gone.is('SESSION_GONE'));
  });

  it('the control plane is read and steered', async () => {
    const { body: pools } = await operator.pools.list();
    assert.deepEqual(
      pools.items.map(({ id }) => id),
      ['main', 'slow'],
    );
    assert.equal((await operator.pools.replicaSets()).body.items.length, 2);
    assert.equal((await operator.pools.health('slow')).body.ready, true);
    assert.equal((await operator.pools.drain('slow', { deadline_ms: 0 })).body.draining, true);
    const refused = await thrownBy(data.tasks.submit(taskOf(6, { model_ref: 'slow' })));
    assert.ok(refused instanceof OrchestratorError && refused.status === 503);
    assert.ok(Number(refused.retryAfterMs) >= 0 && refused.policyLabel === 'unavailable');
    assert.equal((await operator.pools.resume('slow')).body.draining, false);
    assert.ok((await data.server.capabilities()).body.engines.some(({ engine }) => engine === 'scripted'));
    const { body: stored } = await data.artifacts.store({ kind: 'plan', content: { steps: ['read'] } });
    assert.deepEqual((await data.artifacts.read(stored.id)).body.content, { steps: ['read'] });
    assert.equal((await data.artifacts.list({ kind: 'plan' })).body.items[0]?.id, stored.id);
    assert.equal((await admin.catalog.list()).status, 200);
    assert.deepEqual((await admin.server.reloadConfig()).body.changed, []);
    const { body: audit } = await admin.server.audit({ action: 'drainPool' });
    assert.deepEqual(
      audit.items.map(({ target, outcome }) => [target, outcome]),
      [['slow', 'done']],
    );
    const forbidden = await thrownBy(data.server.audit());
    assert.ok(forbidden instanceof OrchestratorError && forbidden.is('FORBIDDEN'));
  });

  it('the probes need no key', async () => {
    await using nobody = new OrchestratorClient({
      baseUrl: `http://127.0.0.1:${server.port}`,
      validatesAnswers: true,
    });
    assert.equal((await nobody.server.health()).body.live, true);
    assert.equal((await nobody.server.readiness()).body.ready, true);
    assert.match((await nobody.server.metrics()).body, /^tasks_admitted_total/m);
    const { body } = await nobody.server.openapi('data.json');
    assert.ok(typeof body === 'object' && body !== null && 'openapi' in body);
    const refused = await thrownBy(nobody.tasks.list());
    assert.ok(refused instanceof OrchestratorError && refused.is('UNAUTHENTICATED'));
  });
});
