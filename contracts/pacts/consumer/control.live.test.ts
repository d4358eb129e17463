import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { operationTable } from '../../generated/operations.ts';
import { isRecord, type JsonObject } from '../../generation/json.ts';
import { exampleOf } from '../../testing/contract-example.ts';
import { ConsumerPact } from './consumer-pact.ts';
import { catalogRows, poolRows, type Row } from './control-rows.ts';
import { shown, traced } from './example-values.ts';
import { poolId, poolIs, poolServes, server, tenantHas } from './provider-states.ts';

const { value: plan } = exampleOf('getArtifact');
const artifact = isRecord(plan) ? plan : {};
/** Content addresses itself: what a provider stores has this id, and no other. */
const artifactId = `sha256:${createHash('sha256').update(JSON.stringify(artifact.content)).digest('hex')}`;
const stored = { kind: 'plan', content: { steps: ['read', 'sort'] } } as const;

const others: readonly Row[] = [
  {
    when: 'the capabilities are read',
    operation: 'getCapabilities',
    states: [poolServes({ ctx_max: 4096 })],
    clauses: ['ORCH-3095', 'OC-CTRL-2060(a)', 'ORCH-2008(a)'],
    request: { role: 'data' },
    exact: ['/engines/*/engine', '/engines/*/ctx_max'],
    ask: ({ client }) => client.server.capabilities(),
  },
  {
    when: 'an artifact is stored',
    operation: 'createArtifact',
    states: [tenantHas('no artifacts', {})],
    clauses: ['ORCH-3097(b)', 'OC-CTRL-2065(a)'],
    request: { role: 'data', body: stored },
    status: 201,
    body: shown('createArtifact', { id: artifactId, digest: artifactId }),
    exact: ['/id', '/kind'],
    ask: ({ client }) => client.artifacts.store(stored),
  },
  {
    when: 'an artifact is stored again',
    operation: 'createArtifact',
    states: [tenantHas('an artifact', { kind: 'plan', content: JSON.stringify(stored.content) })],
    clauses: ['OC-CTRL-2065(b)'],
    request: { role: 'data', body: stored },
    status: 200,
    body: shown('createArtifact', { id: artifactId, digest: artifactId }),
    exact: ['/id', '/kind'],
    ask: ({ client }) => client.artifacts.store(stored),
  },
  {
    when: 'the artifacts of a kind are listed',
    operation: 'listArtifacts',
    states: [tenantHas('an artifact', { kind: 'plan', content: JSON.stringify(stored.content) })],
    clauses: ['ASY-ART-003(b)'],
    request: { role: 'data', query: { kind: 'plan' } },
    exact: ['/items/*/kind'],
    ask: ({ client }) => client.artifacts.list({ kind: 'plan' }),
  },
  {
    when: 'an artifact is read',
    operation: 'getArtifact',
    states: [
      tenantHas('an artifact', { id: artifactId, kind: 'plan', content: JSON.stringify(artifact.content) }),
    ],
    clauses: ['ORCH-3097(a)', 'OC-CTRL-2066(b)'],
    request: { role: 'data', params: { artifact_id: artifactId } },
    body: { ...artifact, id: artifactId, digest: artifactId } as JsonObject,
    exact: ['/id', '/kind', '/content'],
    ask: ({ client }) => client.artifacts.read(artifactId),
  },
  {
    when: 'an unchanged configuration is read again',
    operation: 'reloadConfig',
    states: [server('has an unchanged configuration')],
    clauses: ['ASY-AUTH-001(c)'],
    request: { role: 'admin' },
    body: shown('reloadConfig', { changed: [] }),
    exact: ['/changed'],
    ask: ({ client }) => client.server.reloadConfig(),
  },
  {
    when: 'the audit of an operation is read',
    operation: 'listAuditRecords',
    states: [server('has audited an operation', { action: 'drainPool', target: poolId })],
    clauses: ['ASY-AUTH-001(c)'],
    request: { role: 'admin', query: { action: 'drainPool' } },
    exact: ['/items/*/action', '/items/*/outcome'],
    relied: ['/items/*/target'],
    ask: ({ client }) => client.server.audit({ action: 'drainPool' }),
  },
  {
    when: 'a live server is asked whether it lives',
    operation: 'getHealthz',
    states: [poolIs('was never ready')],
    clauses: ['ORCH-3035(c)', 'ASY-POOL-003'],
    request: {},
    exact: ['/live'],
    ask: ({ client }) => client.server.health(),
  },
  {
    when: 'a ready server is asked whether it is ready',
    operation: 'getReadyz',
    states: [poolServes()],
    clauses: ['ORCH-3035(c)', 'ASY-POOL-002'],
    request: {},
    exact: ['/ready'],
    ask: ({ client }) => client.server.readiness(),
  },
  {
    when: 'a server without a ready pool is asked whether it is ready',
    operation: 'getReadyz',
    states: [poolIs('was never ready')],
    clauses: ['ASY-POOL-002'],
    request: {},
    status: 503,
    exact: ['/ready'],
    relied: ['/reasons'],
    ask: ({ client }) => client.server.readiness(),
  },
];

const rows = [...poolRows, ...catalogRows, ...others];
const ofOtherTests = [
  'createTask',
  'getTask',
  'listTasks',
  'cancelTask',
  'streamTask',
  'getSession',
  'deleteSession',
];
/** Texts: the suite has a parser of the exposition, and compares the documents byte for byte. */
const texts = ['getMetrics', 'getApiPage', 'getOpenapi'];

describe('pact: control plane and probes', () => {
  let pact: ConsumerPact;
  before(async () => {
    pact = await ConsumerPact.open();
  });
  after(() => pact.close());

  it('every operation that answers JSON has an interaction', () => {
    const spoken = new Set([...rows.map(({ operation }) => operation), ...ofOtherTests, ...texts]);
    assert.deepEqual([...spoken].sort(), Object.keys(operationTable).sort());
  });

  for (const { when, ask, operation, states, clauses, request, ...expected } of rows) {
    it(`${when}: ${operation}`, async () => {
      const example = exampleOf(operation, expected.status);
      const { status } = example;
      const body = expected.body ?? example.value;
      const { exact = [], relied = [] } = expected;
      const response = { status, headers: traced, body, exact, relied };
      await pact.exchange(
        { description: when, states, clauses, operation, request, response },
        async consumer => {
          const answer = await ask(consumer);
          assert.equal(answer.status, status);
          assert.ok(isRecord(answer.body));
          for (const pointer of exact.filter(one => one.split('/').length === 2))
            assert.deepEqual(answer.body[pointer.slice(1)], Object(body)[pointer.slice(1)]);
        },
      );
    });
  }
});
