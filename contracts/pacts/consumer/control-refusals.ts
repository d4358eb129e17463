// With what the control plane refuses what is asked of pools and models.
import { digest } from './example-values.ts';
import { modelId, modelIs, poolId, poolIs, poolServes, server } from './provider-states.ts';
import type { Refusal } from './refusal-exchange.ts';

const unknownPool = { pool_id: 'nobody' };
const unknownModel = { model_id: 'nobody' };
const entry = { id: modelId, source_url: 'file:models/tiny.gguf' } as const;
const drain = { deadline_ms: 1000 } as const;
const elsewhere = { id: modelId, source_url: 'https://models.example/tiny.gguf' } as const;
const reload = { new_model_ref: 'tiny-2' } as const;

export const poolRefusals: readonly Refusal[] = [
  {
    code: 'POOL_NOT_FOUND',
    when: 'a pool that is not there is drained',
    operation: 'drainPool',
    states: [poolServes()],
    clauses: ['OC-CTRL-2002(c)', 'ASY-CTRL-005(b)'],
    request: { role: 'operator', params: unknownPool, body: drain },
    ask: ({ client }) => client.pools.drain('nobody', drain),
  },
  {
    code: 'STATE_CONFLICT',
    when: 'a pool that drains is reloaded',
    operation: 'reloadPool',
    states: [poolIs('drains'), modelIs('active', { model_ref: 'tiny-2' })],
    clauses: ['ASY-POOL-001(b)'],
    request: { role: 'operator', params: { pool_id: poolId }, body: reload },
    ask: ({ client }) => client.pools.reload(poolId, reload),
  },
  {
    code: 'RELOAD_FAILED',
    when: 'a pool is reloaded with a model that fails its self-test',
    operation: 'reloadPool',
    states: [poolServes(), modelIs('active', { model_ref: 'tiny-2', loads: false })],
    clauses: ['OC-CTRL-2003(a)'],
    request: { role: 'operator', params: { pool_id: poolId }, body: reload },
    ask: ({ client }) => client.pools.reload(poolId, reload),
  },
];

export const modelRefusals: readonly Refusal[] = [
  {
    code: 'MODEL_NOT_FOUND',
    when: 'a model that is not in the catalog is read',
    operation: 'getCatalogModel',
    states: [server('has an empty catalog')],
    clauses: ['ASY-CAT-001(a)'],
    request: { role: 'operator', params: unknownModel },
    ask: ({ client }) => client.catalog.read('nobody'),
  },
  {
    code: 'UNTRUSTED_ARTIFACT',
    when: 'a model without a signature is entered under a strict policy',
    operation: 'createCatalogModel',
    states: [server('trusts what is signed', { mode: 'strict', source_url: entry.source_url })],
    clauses: ['ORCH-3061(a)', 'ORCH-3093(c)'],
    request: { role: 'admin', body: entry },
    ask: ({ client }) => client.catalog.enter(entry),
  },
  {
    code: 'DIGEST_MISMATCH',
    when: 'a model whose content has another digest is entered',
    operation: 'createCatalogModel',
    states: [server('trusts what is there', { mode: 'permissive', source_url: entry.source_url })],
    clauses: ['ORCH-3037(a)'],
    request: { role: 'admin', body: { ...entry, digest } },
    ask: ({ client }) => client.catalog.enter({ ...entry, digest }),
  },
  {
    code: 'REGISTRY_NOT_ALLOWED',
    when: 'a model from a registry that is not allowed is entered',
    operation: 'createCatalogModel',
    states: [server('allows registries', { allowed_registries: 'file' })],
    clauses: ['ORCH-3063(a)'],
    request: { role: 'admin', body: elsewhere },
    ask: ({ client }) => client.catalog.enter(elsewhere),
  },
  {
    code: 'STATE_CONFLICT',
    when: 'a retired model is made active',
    operation: 'setCatalogModelState',
    states: [modelIs('retired')],
    clauses: ['ORCH-3069(a)'],
    request: { role: 'admin', params: { model_id: modelId }, body: { state: 'active' } },
    ask: ({ client }) => client.catalog.move(modelId, { state: 'active' }),
  },
  {
    code: 'STATE_CONFLICT',
    when: 'a model without an earlier version is rolled back',
    operation: 'rollbackCatalogModel',
    states: [modelIs('draft')],
    clauses: ['ASY-CAT-005(c)'],
    request: { role: 'admin', params: { model_id: modelId } },
    ask: ({ client }) => client.catalog.rollBack(modelId),
  },
];
