// Every operation of the contract × every kind of key. Nothing here is written per operation but the body that makes
// it a good request and the resource of tenant `a` that it is about.
import assert from 'node:assert/strict';
import { type OperationId, operationTable, validateOpenaiPart, validateResponse } from '#contracts';
import { hashOfKey } from '../identity/index.ts';
import { scriptedPool, taskOf, WholeServer } from './fixtures/whole-server.ts';
import type { Reply } from './fixtures/wire.ts';
import { isOpenaiPath, isServedOperation } from './operation-paths.ts';
import { type ServedOperation, servedOperations } from './served-operations.ts';

type Role = 'data' | 'operator' | 'admin';
const roles: readonly Role[] = ['data', 'operator', 'admin'];
const sessionId = '00000000-0000-4000-8000-00000000aaaa';
const keyOf = (tenant: string, role: Role): string => `assay_matrix-key-of-${tenant}-${role}`;

const both = ['a', 'b'].map(id => ({
  id,
  keys: roles.map(role => ({ id: `${id}-${role}`, hash: hashOfKey(keyOf(id, role)), roles: [role] })),
}));

interface Case {
  readonly operation: ServedOperation;
  readonly method: string;
  readonly path: string;
  readonly body: object | undefined;
}

/** Which operations are about something of one tenant; all others look the same to every tenant. */
const ofOneTenant: readonly ServedOperation[] = [
  'getTask',
  'streamTask',
  'cancelTask',
  'getSession',
  'deleteSession',
  'getArtifact',
];

const bodies: Partial<Record<ServedOperation, object>> = {
  createTask: taskOf(77),
  createChatCompletion: { model: 'tiny', messages: [{ role: 'user', content: 'Hello' }] },
  createOpenaiCompletion: { model: 'tiny', prompt: 'Once' },
  createCatalogModel: { id: 'm1', source_url: 'file:none' },
  setCatalogModelState: { state: 'active' },
  drainPool: { deadline_ms: 60_000 },
  reloadPool: { new_model_ref: 'tiny' },
  createArtifact: { kind: 'plan', content: { matrix: true } },
};

const operations: readonly ServedOperation[] = Object.keys(servedOperations).filter(isServedOperation);
const guarded = operations.filter(operation => servedOperations[operation].roles.length > 0);
const isContractOperation = (id: ServedOperation): id is OperationId => Object.hasOwn(operationTable, id);
const rolesOf = (operation: ServedOperation): readonly string[] => servedOperations[operation].roles;

describe('api: every operation with every key', () => {
  let server: WholeServer;
  let artifactId: string;

  const ask = (one: Case, headers: Record<string, string>): Promise<Reply> =>
    server.ask({
      method: one.method,
      path: one.path,
      headers: { ...headers, ...(one.method === 'POST' ? { 'Content-Type': 'application/json' } : {}) },
      ...(one.body === undefined ? {} : { body: JSON.stringify(one.body) }),
    });

  beforeEach(async () => {
    server = await WholeServer.start({ document: { tenants: both, pools: [scriptedPool()] } });
    const owner = keyOf('a', 'data');
    await server.submit(taskOf(1, { session_id: sessionId }), {}, owner);
    const made = await server.control('/v1/artifacts', { kind: 'plan', content: { a: 1 } }, owner);
    artifactId = JSON.parse(made.text).id;
    await server.until(async () => {
      const record = await server.as(owner, { path: `/v1/tasks/${taskOf(1).task_id}` });
      return JSON.parse(record.text).state === 'completed';
    });
  });
  afterEach(() => server.dispose());

  function caseOf(operation: ServedOperation): Case {
    const { method, path } = servedOperations[operation];
    const resources: Readonly<Record<string, string>> = {
      task_id: taskOf(1).task_id,
      session_id: sessionId,
      artifact_id: artifactId,
      pool_id: 'main',
      model_id: 'm1',
      document: 'data.yaml',
    };
    return {
      operation,
      method: method.toUpperCase(),
      path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => resources[name] ?? assert.fail(name)),
      body: bodies[operation],
    };
  }

  function verify({ operation, path }: Case, reply: Reply): void {
    if (isOpenaiPath(path) && reply.status >= 400) {
      const judged = validateOpenaiPart('OpenaiError', JSON.parse(reply.text));
      assert.deepEqual(judged.ok ? [] : judged.problems, [], `${operation} ${reply.status} ${reply.text}`);
      return;
    }
    const isEvents = reply.headers['content-type']?.startsWith('text/event-stream') === true;
    if (isEvents || reply.status === 204) return;
    if (!isContractOperation(operation)) return;
    const judged = validateResponse(operation, reply.status, JSON.parse(reply.text));
    assert.deepEqual(judged.ok ? [] : judged.problems, [], `${operation} ${reply.status} ${reply.text}`);
  }

  it('there are as many operations as the contract has', () => {
    assert.ok(guarded.length >= 24, `${guarded.length}`);
    assert.equal(guarded.length + 5, operations.length);
  });

  it('without a key, and with a wrong one, every answer is 401 [ORCH-3035(a), OC-CTRL-2040(b)]', async () => {
    const good = keyOf('a', 'admin');
    const wrong: readonly Record<string, string>[] = [
      {},
      { 'X-API-Key': 'assay_nobody' },
      { Authorization: 'Basic YTpi' },
      { 'X-API-Key': good.slice(0, -1) },
      { 'X-API-Key': `${good}x` },
      { Authorization: `Bearer ${good}`, 'X-API-Key': keyOf('b', 'admin') },
      { 'X-API-Key': hashOfKey(good) },
    ];
    for (const one of guarded.map(caseOf)) {
      for (const headers of wrong) {
        const reply = await ask(one, headers);
        assert.equal(reply.status, 401, `${one.operation} ${JSON.stringify(headers)}: ${reply.text}`);
        verify(one, reply);
      }
    }
  });

  it('a role that the operation does not name is 403, whatever the tenant [ORCH-3035(b), ASY-AUTH-001(d)]', async () => {
    let refusals = 0;
    for (const one of guarded.map(caseOf)) {
      for (const role of roles.filter(name => !rolesOf(one.operation).includes(name))) {
        for (const tenant of ['a', 'b']) {
          const reply = await ask(one, { 'X-API-Key': keyOf(tenant, role) });
          assert.equal(reply.status, 403, `${one.operation} ${tenant} ${role}: ${reply.text}`);
          verify(one, reply);
          refusals += 1;
        }
      }
    }
    assert.ok(refusals > 40, `${refusals}`);
  });

  it("another tenant's key finds nothing, and changes nothing [ASY-AUTH-005(a), ASY-AUTH-005(c), ASY-ART-001(a)]", async () => {
    const before = await server.as(keyOf('a', 'data'), { path: `/v1/tasks/${taskOf(1).task_id}` });
    for (const one of ofOneTenant.map(caseOf)) {
      for (const role of roles.filter(name => rolesOf(one.operation).includes(name))) {
        const reply = await ask(one, { 'X-API-Key': keyOf('b', role) });
        assert.equal(reply.status, 404, `${one.operation} ${role}: ${reply.text}`);
        verify(one, reply);
      }
    }
    const after = await server.as(keyOf('a', 'data'), { path: `/v1/tasks/${taskOf(1).task_id}` });
    assert.deepEqual(JSON.parse(after.text), JSON.parse(before.text));
    for (const operation of ['listTasks', 'listArtifacts'] as const) {
      const reply = await ask(caseOf(operation), { 'X-API-Key': keyOf('b', 'data') });
      assert.deepEqual(JSON.parse(reply.text).items, [], operation);
    }
  });

  it('a role that the operation names is let in, and every answer is one of the contract [ASY-AUTH-001(a), ASY-AUTH-001(b), ASY-AUTH-001(c), ASY-CTRL-005(c)]', async () => {
    for (const one of guarded.map(caseOf)) {
      for (const role of roles.filter(name => rolesOf(one.operation).includes(name))) {
        const reply = await ask(one, { 'X-API-Key': keyOf('a', role) });
        assert.ok(![401, 403, 500].includes(reply.status), `${one.operation} ${role}: ${reply.text}`);
        verify(one, reply);
      }
    }
    const said = (await server.metrics()) + server.lines.join('');
    assert.ok(!said.includes('assay_matrix-key'));
  });
});
