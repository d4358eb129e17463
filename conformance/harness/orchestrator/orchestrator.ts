import { type OperationId, operationTable, type RequestBody, type TaskRequest } from '#contracts';
import type { BoundName } from '../bounds.ts';
import type { HeaderPair } from '../history/entry.ts';
import type { Answer, RequestSpec } from '../http/answer.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Stream } from '../http/stream.ts';
import type { Ids } from '../ids.ts';

export interface OrchestratorOptions {
  readonly http: HttpClient;
  /** Where the control plane lives elsewhere. */
  readonly controlHttp?: HttpClient;
  readonly ids: Ids;
  /** Without it nothing says who asks. */
  readonly key?: string;
  readonly keyHeader?: 'authorization' | 'x-api-key';
}

/** What every call may change of how it is sent. */
export interface CallOptions {
  readonly headers?: readonly HeaderPair[];
  /** null sends none. */
  readonly correlationId?: string | null;
  /** Why this call breaks the contract. */
  readonly invalidOnPurpose?: string;
  readonly bound?: BoundName;
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface OperationCall extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** The body as it is, where it is meant to be no JSON. */
  readonly bodyText?: string;
}

export interface StreamOptions extends CallOptions {
  readonly lastEventId?: string | number;
}

const pathOf = (id: OperationId, call: OperationCall): string => {
  const filled = operationTable[id].path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(call.params?.[name] ?? ''),
  );
  const query = Object.entries(call.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((item): [string, string] => [name, String(item)]),
  );
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query)}`;
};

/** A client of one caller, by the contract's operations. Nothing that a target does makes it throw. */
export class Orchestrator {
  readonly #options: OrchestratorOptions;

  constructor(options: OrchestratorOptions) {
    this.#options = options;
  }

  /** The same target for somebody else, or for nobody. */
  as(key: string | undefined, keyHeader?: 'authorization' | 'x-api-key'): Orchestrator {
    const { key: _key, keyHeader: _header, ...rest } = this.#options;
    return new Orchestrator({
      ...rest,
      ...(key === undefined ? {} : { key }),
      ...(keyHeader === undefined ? {} : { keyHeader }),
    });
  }

  call(id: OperationId, call: OperationCall = {}): Promise<Answer> {
    return this.#http(id).send(this.#specOf(id, call));
  }

  submit(task: TaskRequest, options: CallOptions = {}): Promise<Answer> {
    return this.call('createTask', { ...options, body: task });
  }

  stream(taskId: string, options: StreamOptions = {}): Promise<Stream> {
    const resumed: HeaderPair[] =
      options.lastEventId === undefined ? [] : [['Last-Event-ID', String(options.lastEventId)]];
    const headers: HeaderPair[] = [['Accept', 'text/event-stream'], ...resumed, ...(options.headers ?? [])];
    const spec = this.#specOf('streamTask', { ...options, headers, params: { task_id: taskId } });
    return this.#options.http.openStream(spec);
  }

  record(taskId: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('getTask', { ...options, params: { task_id: taskId } });
  }

  list(query: OperationCall['query'] = {}, options: CallOptions = {}): Promise<Answer> {
    return this.call('listTasks', { ...options, query });
  }

  cancel(taskId: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('cancelTask', { ...options, params: { task_id: taskId } });
  }

  session(sessionId: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('getSession', { ...options, params: { session_id: sessionId } });
  }

  deleteSession(sessionId: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('deleteSession', { ...options, params: { session_id: sessionId } });
  }

  metrics(options: CallOptions = {}): Promise<Answer> {
    return this.call('getMetrics', options);
  }

  health(options: CallOptions = {}): Promise<Answer> {
    return this.call('getHealthz', options);
  }

  readiness(options: CallOptions = {}): Promise<Answer> {
    return this.call('getReadyz', options);
  }

  drain(poolId: string, body: RequestBody<'drainPool'>, options: CallOptions = {}): Promise<Answer> {
    return this.call('drainPool', { ...options, params: { pool_id: poolId }, body });
  }

  resume(poolId: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('resumePool', { ...options, params: { pool_id: poolId } });
  }

  reload(poolId: string, body: RequestBody<'reloadPool'>, options: CallOptions = {}): Promise<Answer> {
    return this.call('reloadPool', { ...options, params: { pool_id: poolId }, body });
  }

  poolHealth(poolId: string, options: CallOptions = {}): Promise<Answer> {
    return this.call('getPoolHealth', { ...options, params: { pool_id: poolId } });
  }

  #http(id: OperationId): HttpClient {
    const { http, controlHttp } = this.#options;
    return operationTable[id].plane === 'control' ? (controlHttp ?? http) : http;
  }

  #specOf(id: OperationId, call: OperationCall): RequestSpec {
    const body = call.bodyText ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const typed: HeaderPair[] = body === undefined ? [] : [['Content-Type', 'application/json']];
    const given = call.headers ?? [];
    const names = new Set(given.map(([name]) => name.toLowerCase()));
    const standing = [...this.#identity(), ...this.#correlation(call), ...typed];
    return {
      method: operationTable[id].method.toUpperCase(),
      path: pathOf(id, call),
      headers: [...standing.filter(([name]) => !names.has(name.toLowerCase())), ...given],
      ...(body === undefined ? {} : { body }),
      ...(call.invalidOnPurpose === undefined ? {} : { invalidOnPurpose: call.invalidOnPurpose }),
      ...(call.bound === undefined ? {} : { bound: call.bound }),
    };
  }

  #identity(): HeaderPair[] {
    const { key, keyHeader = 'authorization' } = this.#options;
    if (key === undefined) return [];
    return keyHeader === 'authorization' ? [['Authorization', `Bearer ${key}`]] : [['X-API-Key', key]];
  }

  #correlation({ correlationId }: CallOptions): HeaderPair[] {
    if (correlationId === null) return [];
    return [['X-Correlation-Id', correlationId ?? this.#options.ids.nonce('c')]];
  }
}
