// What the control plane answers of pools and models, each with the state that it answers from.
import type { JsonObject } from '../../generation/json.ts';
import type { OperationId } from '../../operations.ts';
import type { Consumer } from './consumer-pact.ts';
import { shown } from './example-values.ts';
import type { ExpectedRequest, ProviderState } from './exchange.ts';
import { modelId, modelIs, poolId, poolIs, poolServes, server } from './provider-states.ts';

export interface Row {
  readonly when: string;
  readonly operation: OperationId;
  readonly states: readonly ProviderState[];
  readonly clauses: readonly string[];
  readonly request: ExpectedRequest;
  readonly status?: number;
  readonly body?: JsonObject;
  readonly exact?: readonly string[];
  readonly relied?: readonly string[];
  /** What the client makes of it. */
  readonly ask: (consumer: Consumer) => Promise<{ readonly status: number; readonly body: unknown }>;
}

const entry = { id: modelId, source_url: 'file:models/tiny.gguf' } as const;
const model = { model_id: modelId };
const pool = { pool_id: poolId };
const [shownSet] = Object(shown('listReplicaSets')).items;
/** Nothing runs on it: all of its slots are free. */
const idleSet = { ...shownSet, slots_total: 4, slots_free: 4, load: 0 };

export const poolRows: readonly Row[] = [
  {
    when: 'the pools are listed',
    operation: 'listPools',
    states: [poolServes({ capacity: 256, full_policy: 'reject' })],
    clauses: ['ORCH-2008(a)'],
    request: { role: 'operator' },
    exact: ['/items/*/id', '/items/*/ready', '/items/*/draining', '/items/*/queue/capacity'],
    ask: ({ client }) => client.pools.list(),
  },
  {
    when: 'the replica sets are listed',
    operation: 'listReplicaSets',
    states: [poolServes({ slots: 4 })],
    clauses: ['ORCH-2104(b)', 'ORCH-2008(a)'],
    request: { role: 'operator' },
    body: { items: [idleSet] },
    exact: ['pool_id', 'slots_total', 'slots_free', 'load'].map(name => `/items/*/${name}`),
    ask: ({ client }) => client.pools.replicaSets(),
  },
  {
    when: 'the health of a pool is read',
    operation: 'getPoolHealth',
    states: [poolServes({ slots: 4 })],
    clauses: ['OC-CTRL-2001(a)'],
    request: { role: 'operator', params: pool },
    exact: ['/pool_id', '/live', '/ready', '/draining', '/replicas/*/live'],
    relied: ['/replicas/*/slots_total', '/replicas/*/slots_free', '/replicas/*/breaker'],
    ask: ({ client }) => client.pools.health(poolId),
  },
  {
    when: 'a pool is drained',
    operation: 'drainPool',
    states: [poolServes()],
    clauses: ['ORCH-2101(a)'],
    request: { role: 'operator', params: pool, body: { deadline_ms: 60_000 } },
    exact: ['/id', '/draining', '/ready'],
    ask: ({ client }) => client.pools.drain(poolId, { deadline_ms: 60_000 }),
  },
  {
    when: 'a drained pool is resumed',
    operation: 'resumePool',
    states: [poolIs('drains')],
    clauses: ['ASY-CTRL-001(a)'],
    request: { role: 'operator', params: pool },
    exact: ['/id', '/draining'],
    ask: ({ client }) => client.pools.resume(poolId),
  },
  {
    when: 'a pool gets another model',
    operation: 'reloadPool',
    states: [poolServes(), modelIs('active', { model_ref: 'tiny-2', loads: true })],
    clauses: ['ORCH-2102(a)'],
    request: { role: 'operator', params: pool, body: { new_model_ref: 'tiny-2' } },
    body: shown('reloadPool', { model_ref: 'tiny-2' }),
    exact: ['/id', '/ready', '/model_ref'],
    ask: ({ client }) => client.pools.reload(poolId, { new_model_ref: 'tiny-2' }),
  },
];

export const catalogRows: readonly Row[] = [
  {
    when: 'a model is entered into the catalog',
    operation: 'createCatalogModel',
    states: [server('trusts what is there', { mode: 'permissive', source_url: entry.source_url })],
    clauses: ['ORCH-3060(a)', 'ORCH-3060(d)'],
    request: { role: 'admin', body: entry },
    status: 201,
    exact: ['/id', '/state', '/source_url'],
    ask: ({ client }) => client.catalog.enter(entry),
  },
  {
    when: 'the models of the catalog are listed',
    operation: 'listCatalogModels',
    states: [modelIs('draft')],
    clauses: ['ORCH-3060(d)'],
    request: { role: 'operator' },
    exact: ['/items/*/id', '/items/*/state'],
    ask: ({ client }) => client.catalog.list(),
  },
  {
    when: 'a model of the catalog is read',
    operation: 'getCatalogModel',
    states: [modelIs('draft', { verified: true })],
    clauses: ['ORCH-3060(a)', 'ORCH-3065'],
    request: { role: 'operator', params: model },
    exact: ['/id', '/state', '/verification/result'],
    ask: ({ client }) => client.catalog.read(modelId),
  },
  {
    when: 'a model is verified again',
    operation: 'verifyCatalogModel',
    states: [modelIs('draft', { verified: true })],
    clauses: ['ASY-CAT-003(b)'],
    request: { role: 'operator', params: model },
    exact: ['/id', '/verification/result'],
    ask: ({ client }) => client.catalog.verify(modelId),
  },
  {
    when: 'a verified model is made active',
    operation: 'setCatalogModelState',
    states: [modelIs('draft', { verified: true })],
    clauses: ['ORCH-3069(b)'],
    request: { role: 'admin', params: model, body: { state: 'active' } },
    body: shown('setCatalogModelState', { state: 'active' }),
    exact: ['/id', '/state'],
    ask: ({ client }) => client.catalog.move(modelId, { state: 'active' }),
  },
  {
    when: 'the last rollout of a model is undone',
    operation: 'rollbackCatalogModel',
    states: [modelIs('active', { rolled_out: true })],
    clauses: ['ASY-CAT-005(a)', 'ORCH-3033(d)'],
    request: { role: 'admin', params: model },
    exact: ['/id'],
    ask: ({ client }) => client.catalog.rollBack(modelId),
  },
];
