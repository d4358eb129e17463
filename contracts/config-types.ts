import type { components } from './generated/documents.ts';

/** A configuration as the server holds it: every default filled in. */
export type Config = components['schemas']['Config'];
export type PoolConfig = Config['pools'][number];
export type ReplicaConfig = PoolConfig['replicas'][number];
export type TenantConfig = Config['tenants'][number];
export type PluginConfig = Config['plugins'][number];
export type EventSinkConfig = Config['events']['sinks'][number];
