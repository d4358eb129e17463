// What a call of an operation looks like on the wire. Pure: nothing is sent here.
import { operationTable } from '../generated/operations.ts';
import type { OperationId, RequestBody } from '../operations.ts';
import { type CallOptions, checkCall, type Settings } from './client-options.ts';

export type QueryValue = string | number | undefined;

export interface OperationCall<Id extends OperationId = OperationId> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: RequestBody<Id>;
  readonly accept?: string;
  readonly lastEventId?: number;
}

export interface OperationRequest {
  readonly operation: OperationId;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const methods = { get: 'GET', post: 'POST', delete: 'DELETE' } as const;

const filledPath = (operation: OperationId, params: Readonly<Record<string, string>>): string =>
  operationTable[operation].path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${name} is ${JSON.stringify(value)}, which is no id`);
    return encodeURIComponent(value);
  });

const queryOf = (query: Readonly<Record<string, QueryValue>>): string => {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

const keyOf = ({ apiKey, keyHeader }: Settings): Record<string, string> => {
  if (apiKey === undefined) return {};
  return keyHeader === 'authorization' ? { authorization: `Bearer ${apiKey}` } : { 'x-api-key': apiKey };
};

const headersOf = (
  settings: Settings,
  call: OperationCall,
  { correlationId, traceparent }: CallOptions,
): Record<string, string> => ({
  accept: call.accept ?? 'application/json',
  ...keyOf(settings),
  ...(correlationId === undefined ? {} : { 'x-correlation-id': correlationId }),
  ...(traceparent === undefined ? {} : { traceparent }),
  ...(call.lastEventId === undefined ? {} : { 'last-event-id': String(call.lastEventId) }),
  ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
});

interface Called {
  readonly settings: Settings;
  readonly operation: OperationId;
  readonly call: OperationCall;
  readonly options: CallOptions;
}

export const requestOf = ({ settings, operation, call, options }: Called): OperationRequest => {
  checkCall(options);
  const { plane, method } = operationTable[operation];
  const base = new URL(plane === 'control' ? settings.controlUrl : settings.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  return {
    operation,
    method: methods[method],
    origin: base.origin,
    path: `${prefix}${filledPath(operation, call.params ?? {})}${queryOf(call.query ?? {})}`,
    headers: headersOf(settings, call, options),
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  };
};

/** As a person would name it: without its query. */
export const named = ({ method, origin, path }: OperationRequest): string =>
  `${method} ${origin}${path.split('?', 1)[0]}`;
