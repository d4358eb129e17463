import type { Capabilities, ConfigReload, ControlSchemas, Liveness, Readiness } from '../wire-types.ts';
import type { Answer } from './answer.ts';
import { answerOf, type Caller } from './caller.ts';
import type { CallOptions } from './client-options.ts';

export interface AuditQuery {
  readonly tenantId?: string;
  readonly action?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export type OpenapiName = 'data.json' | 'control.json' | 'data.yaml' | 'control.yaml';

const text = { accept: '*/*' };

/** The server itself: what it can do, how it is, its configuration and its audit. */
export class ServerOperations {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  capabilities(options?: CallOptions): Promise<Answer<Capabilities>> {
    return this.#caller.call('getCapabilities', {}, options);
  }

  health(options?: CallOptions): Promise<Answer<Liveness>> {
    return this.#caller.call('getHealthz', {}, options);
  }

  /** Not being ready is an answer and no error: `ready` is false, and `reasons` say why. */
  async readiness(options: CallOptions = {}): Promise<Answer<Readiness>> {
    const statuses = [200, 503];
    return answerOf(await this.#caller.read({ operation: 'getReadyz', call: {}, options, statuses }));
  }

  /** In the text format of Prometheus. */
  async metrics(options: CallOptions = {}): Promise<Answer<string>> {
    const statuses = [200];
    return answerOf(await this.#caller.read({ operation: 'getMetrics', call: text, options, statuses }));
  }

  /** The contract that the server serves: parsed where JSON is asked for, otherwise its text. */
  async openapi(name: OpenapiName, options: CallOptions = {}): Promise<Answer<unknown>> {
    const call = { ...text, params: { document: name } };
    return answerOf(await this.#caller.read({ operation: 'getOpenapi', call, options, statuses: [200] }));
  }

  /** The page for people, as HTML. */
  async page(options: CallOptions = {}): Promise<Answer<string>> {
    const statuses = [200];
    return answerOf(await this.#caller.read({ operation: 'getApiPage', call: text, options, statuses }));
  }

  /** All or nothing: a document with faults is CONFIG_INVALID, with every one of them in the details. */
  reloadConfig(options?: CallOptions): Promise<Answer<ConfigReload>> {
    return this.#caller.call('reloadConfig', {}, options);
  }

  audit(
    { tenantId, action, cursor, limit }: AuditQuery = {},
    options?: CallOptions,
  ): Promise<Answer<ControlSchemas['AuditList']>> {
    const query = { tenant_id: tenantId, action, cursor, limit };
    return this.#caller.call('listAuditRecords', { query }, options);
  }
}
