// An exchange in the words of Pact: paths, headers and forms. Pure.
import { operationTable } from '../../generated/operations.ts';
import type { Exchange, ExpectedRequest, ProviderState } from './exchange.ts';
import { spelled } from './matchers.ts';

export const exampleKey = 'assay_example-key';

/** Pact can't read event streams: what one begins and ends with is all that it can hold. */
export const wholeStream =
  '^(:[^\\n]*\\n+)*(id: ?0\\n)?event: ?started\\n[\\s\\S]*event: ?(end|error)\\n[\\s\\S]*$';
/** Whoever goes on is not told again that it began. */
export const restOfStream = '^(?![\\s\\S]*event: ?started\\n)[\\s\\S]*event: ?(end|error)\\n[\\s\\S]*$';

/** What is set up for the exchange: whoever asks has a key, which the provider's state tells. */
export const statesOf = ({ states, request: { role } }: Exchange): readonly ProviderState[] =>
  role === undefined ? states : [{ name: 'a key', params: { role, tenant: 'pact' } }, ...states];

export const methodOf = ({ operation, request }: Exchange): string =>
  request.method ?? operationTable[operation].method.toUpperCase();

export const pathOf = ({ operation, request }: Exchange): string =>
  operationTable[operation].path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(request.params?.[name] ?? ''),
  );

/** Pact fills in what the provider's state gives under this name. */
const bearerOfState = ['Bearer ', '{key}'].join('$');

const keyHeader = {
  'pact:matcher:type': 'type',
  'pact:generator:type': 'ProviderState',
  expression: bearerOfState,
  value: `Bearer ${exampleKey}`,
};

export const requestHeaders = (request: ExpectedRequest): Record<string, unknown> => ({
  ...(request.role === undefined ? {} : { Authorization: keyHeader }),
  ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...request.headers,
});

const headerForms: Readonly<Record<string, string>> = {
  'X-Correlation-Id': '^[A-Za-z0-9._-]{1,128}$',
  'X-Backoff-Ms': '^[0-9]{1,8}$',
  'Retry-After': '^[0-9]{1,5}$',
  'X-Budget-Tokens-Remaining': '^[0-9]+$',
  'WWW-Authenticate': '^.+$',
  Allow: '^[A-Z]+(, ?[A-Z]+)*$',
};

export const responseHeaders = ({
  headers = {},
  body,
  stream,
}: Exchange['response']): Record<string, unknown> => {
  const type = stream === undefined ? 'application/json' : 'text/event-stream';
  const isEmpty = body === undefined && stream === undefined;
  const matched = Object.entries(headers).map(([name, value]) => {
    const form = headerForms[name];
    return [name, form === undefined ? value : spelled(form, value)];
  });
  return {
    ...(isEmpty ? {} : { 'Content-Type': spelled(`^${type}(;.*)?$`, type) }),
    ...Object.fromEntries(matched),
  };
};
