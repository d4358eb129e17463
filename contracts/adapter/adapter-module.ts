import type { EngineAdapter } from './engine-adapter.ts';

/** Version of the port. Within a major version an adapter that was right stays right. */
export const adapterPort = '1.0';

/** What an adapter is told when it is made. */
export interface AdapterOptions {
  /** Of the engine. */
  url: string;
  /** For that host alone. */
  apiKey?: string | undefined;
  /** The name that the engine knows its model by. */
  model?: string | undefined;
  /** How long a connection may take to stand. */
  connectMs?: number | undefined;
}

/** What a vendor's module exports. Making an adapter asks nothing of the engine yet. */
export interface AdapterModule {
  /** The version of the port that it was written for. */
  port: string;
  default(options: AdapterOptions): EngineAdapter;
}

/** Why this is no module of an adapter that can be used here, or undefined. */
export function moduleDefect(module: unknown): string | undefined {
  const { port, default: make } = Object(module) as Partial<Record<keyof AdapterModule, unknown>>;
  if (typeof make !== 'function') return 'it has no default export that makes an adapter';
  if (typeof port !== 'string' || !/^\d+\.\d+$/.test(port))
    return 'it does not export the version of the port that it was written for, as `port`';
  return majorOf(port) === majorOf(adapterPort)
    ? undefined
    : `it was written for version ${port} of the port, and this is ${adapterPort}`;
}

/** Which promises hold between two versions is decided by this number alone. */
export function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}
