// What a provider is asked to set up, as sentences with parameters. A handler that can't establish one has to say so.
import type { TaskState } from '../../wire-types.ts';
import type { ProviderState } from './exchange.ts';

type Params = ProviderState['params'];
const state = (name: string, params: Params): ProviderState => ({ name, params });

export const poolId = 'small';
export const engine = 'llamacpp';
export const modelRef = 'tiny';
export const modelId = 'tiny';
const pool = { pool_id: poolId, engine, model_ref: modelRef };

export const ids = {
  task: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01',
  unknownTask: '5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0bff',
  session: '0c6a4f0e-2f64-4d0d-8a5e-2f4f6c1f9a10',
} as const;

export const poolServes = (params: Params = {}): ProviderState =>
  state('a pool serves', { ...pool, ...params });
export const poolIs = (condition: string, params: Params = {}): ProviderState =>
  state(`a pool ${condition}`, { ...pool, ...params });
export const taskIs = (taskState: TaskState, params: Params = {}): ProviderState =>
  state('a task', { ...pool, task_id: ids.task, state: taskState, ...params });
export const taskEnded = (code: string, params: Params = {}): ProviderState =>
  state('a task whose stream ends with an error', { ...pool, task_id: ids.task, code, ...params });
export const sessionIs = (condition: string, params: Params = {}): ProviderState =>
  state(`a session ${condition}`, { ...pool, session_id: ids.session, ...params });
export const tenantHas = (what: string, params: Params): ProviderState =>
  state(`the tenant has ${what}`, { tenant: 'pact', ...params });
export const modelIs = (modelState: string, params: Params = {}): ProviderState =>
  state('a model of the catalog', { model_id: modelId, state: modelState, ...params });
export const server = (condition: string, params: Params = {}): ProviderState =>
  state(`the server ${condition}`, params);
