import assert from 'node:assert/strict';
import { errorTable } from '../generated/errors.ts';
import { operationTable } from '../generated/operations.ts';
import { openapiDocument } from '../openapi-document.ts';
import type { OperationId, RequestBody } from '../operations.ts';
import { exampleOf, memberAt, resolved } from '../testing/contract-example.ts';
import { type Answer, ClientError, type OrchestratorClient } from './index.ts';
import { type Asked, frames, type Reply, withPeer } from './testing/peer.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const task = { task_id: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01', prompt: 'Why?' } as RequestBody<'createTask'>;

type Call = (client: OrchestratorClient) => Promise<Answer<unknown>>;

/** One call of each operation but the stream's, with everything that it takes. */
const calls: Readonly<Record<Exclude<OperationId, 'streamTask'>, Call>> = {
  createTask: ({ tasks }) => tasks.submit(task),
  listTasks: ({ tasks }) => tasks.list({ state: 'running', cursor: 'abc', limit: 2 }),
  getTask: ({ tasks }) => tasks.read(task.task_id),
  cancelTask: ({ tasks }) => tasks.cancel(task.task_id),
  getSession: ({ sessions }) => sessions.read(task.task_id),
  deleteSession: ({ sessions }) => sessions.end(task.task_id),
  listPools: ({ pools }) => pools.list({ cursor: 'abc', limit: 2 }),
  listReplicaSets: ({ pools }) => pools.replicaSets({ cursor: 'abc', limit: 2 }),
  getPoolHealth: ({ pools }) => pools.health('small'),
  drainPool: ({ pools }) => pools.drain('small', { deadline_ms: 1 }),
  resumePool: ({ pools }) => pools.resume('small'),
  reloadPool: ({ pools }) => pools.reload('small', { new_model_ref: 'tiny-2' }),
  createCatalogModel: ({ catalog }) => catalog.enter({ id: 'tiny', source_url: 'file:tiny.gguf' }),
  listCatalogModels: ({ catalog }) => catalog.list({ state: 'draft', cursor: 'abc', limit: 2 }),
  getCatalogModel: ({ catalog }) => catalog.read('tiny'),
  verifyCatalogModel: ({ catalog }) => catalog.verify('tiny'),
  setCatalogModelState: ({ catalog }) => catalog.move('tiny', { state: 'active' }),
  rollbackCatalogModel: ({ catalog }) => catalog.rollBack('tiny'),
  createArtifact: ({ artifacts }) => artifacts.store({ kind: 'plan', content: { steps: [] } }),
  listArtifacts: ({ artifacts }) =>
    artifacts.list({ kind: 'plan', tag: 'draft', parent: digest, cursor: 'abc', limit: 2 }),
  getArtifact: ({ artifacts }) => artifacts.read(digest),
  getCapabilities: ({ server }) => server.capabilities(),
  getHealthz: ({ server }) => server.health(),
  getReadyz: ({ server }) => server.readiness(),
  getMetrics: ({ server }) => server.metrics(),
  getOpenapi: ({ server }) => server.openapi('data.json'),
  getApiPage: ({ server }) => server.page(),
  reloadConfig: ({ server }) => server.reloadConfig(),
  listAuditRecords: ({ server }) =>
    server.audit({ tenantId: 'a', action: 'drainPool', cursor: 'abc', limit: 2 }),
};

const textOf = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const replying =
  (status: number, type: string | undefined, text: string): Reply =>
  response => {
    response.writeHead(status, { 'x-correlation-id': 'c-7', ...(type && { 'content-type': type }) });
    response.end(text);
  };

const queryNames = (url: string): string[] => [...new URL(url, 'http://h').searchParams.keys()].sort();

const parametersOf = (operation: OperationId): string[] => {
  const { plane, path, method } = operationTable[operation];
  const document = openapiDocument(plane);
  const listed = memberAt(document, 'paths', path, method, 'parameters');
  return (Array.isArray(listed) ? listed : [])
    .map(one => resolved(document, one))
    .filter(one => memberAt(one, 'in') === 'query')
    .map(one => String(memberAt(one, 'name')))
    .sort();
};

const isPathOf = (operation: OperationId, { method, url }: Asked): boolean => {
  const { path, method: expected } = operationTable[operation];
  const form = path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+');
  return method === expected.toUpperCase() && new RegExp(`^${form}(\\?|$)`).test(url);
};

describe('client: every operation of the contract', () => {
  it('has a call, the stream besides', () => {
    assert.deepEqual([...Object.keys(calls), 'streamTask'].sort(), Object.keys(operationTable).sort());
  });

  for (const [id, call] of Object.entries(calls)) {
    const operation = id as OperationId;

    it(`${operation} asks for what the contract names and gives what it shows`, async () => {
      const example = exampleOf(operation);
      await withPeer(
        replying(example.status, example.type, textOf(example.value)),
        async ({ client, asked: [...before], asked }) => {
          const answer = await call(client);
          assert.deepEqual(before, []);
          const [one] = asked;
          assert.ok(one !== undefined && asked.length === 1 && isPathOf(operation, one), one?.url);
          assert.deepEqual(queryNames(one.url), parametersOf(operation));
          assert.deepEqual([answer.status, answer.correlationId], [example.status, 'c-7']);
          assert.deepEqual(answer.body, example.value);
        },
        { validatesAnswers: true },
      );
    });
  }

  it('streamTask gives its events', async () => {
    await withPeer(replying(200, 'text/event-stream', frames.join('')), async ({ client }) => {
      const stream = await client.tasks.follow(task.task_id);
      const names: string[] = [];
      for await (const { event } of stream) names.push(event);
      assert.deepEqual(names, ['started', 'metrics', 'token', 'token', 'end']);
    });
  });

  it('each code that an operation may answer with is thrown as that code', async () => {
    const value = (code: string, retriable: boolean) =>
      JSON.stringify({ code, message: 'No.', retriable, correlation_id: 'c-8', retry_after_ms: 5 });
    let status = 500;
    let text = '';
    const reply: Reply = (response, asked) => replying(status, 'application/json', text)(response, asked);
    await withPeer(reply, async ({ client, asked }) => {
      let expected = 0;
      for (const [id, call] of Object.entries(calls)) {
        for (const code of operationTable[id as OperationId].errorCodes) {
          const entry = errorTable[code];
          status = Number(entry.status);
          text = value(code, entry.retriable);
          expected += 1;
          const error = await call(client).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          assert.ok(error instanceof ClientError && 'code' in error, `${id} ${code}`);
          assert.deepEqual([error.code, error.operation], [code, id]);
        }
      }
      assert.ok(expected > 200);
      assert.equal(asked.length, expected);
    });
  });
});
