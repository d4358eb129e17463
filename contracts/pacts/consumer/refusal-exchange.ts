// An exchange that ends with an error of the catalogue: what all of them have in common.
import assert from 'node:assert/strict';
import { request } from 'undici';
import { OrchestratorError } from '../../client/index.ts';
import { isRecord, type JsonObject } from '../../generation/json.ts';
import type { OperationId } from '../../operations.ts';
import { type ClientErrorCode, errorEntry } from '../../tables.ts';
import type { PolicyLabel } from '../../wire-types.ts';
import type { Consumer, ConsumerPact } from './consumer-pact.ts';
import { hinted, hintMs, traced } from './example-values.ts';
import type { Exchange, ExpectedRequest, ProviderState } from './exchange.ts';
import { methodOf, pathOf, requestHeaders } from './pact-terms.ts';

export interface Refusal {
  readonly code: ClientErrorCode;
  readonly when: string;
  readonly operation: OperationId;
  readonly states: readonly ProviderState[];
  readonly clauses: readonly string[];
  readonly request: ExpectedRequest;
  /** Of a refusal that says when to come back. */
  readonly label?: PolicyLabel;
  readonly details?: JsonObject;
  /** Places of the details that the client needs. */
  readonly relied?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: sent past the client, which would not send it. */
  readonly ask?: (consumer: Consumer) => Promise<unknown>;
}

const hintClauses = ['ORCH-2007(a)'];

export const exchangeOf = (refusal: Refusal): Exchange => {
  const { code, label, details, headers = {}, relied = [] } = refusal;
  const { status, retriable, message } = errorEntry(code);
  const hint = label === undefined ? {} : { retry_after_ms: hintMs, policy_label: label };
  const body = { code, message, retriable, correlation_id: 'c-81', ...hint, ...(details && { details }) };
  return {
    description: refusal.when,
    states: refusal.states,
    clauses: ['ORCH-2006(a)', ...refusal.clauses, ...(label === undefined ? [] : hintClauses)],
    operation: refusal.operation,
    request: refusal.request,
    response: {
      status: Number(status),
      headers: { ...(label === undefined ? traced : hinted), ...headers },
      body,
      exact: ['/code', '/retriable', ...(label === undefined ? [] : ['/policy_label'])],
      relied,
    },
  };
};

/** What no client of ours would send, as it stands in the pact. */
const sentRaw = async (exchange: Exchange, { url, headers }: Consumer): Promise<unknown> => {
  const { body, text } = exchange.request;
  const { Authorization: _, ...own } = requestHeaders(exchange.request);
  const answer = await request(`${url}${pathOf(exchange)}`, {
    method: methodOf(exchange) as 'POST',
    headers: { ...headers, ...(own as Record<string, string>) },
    body: text ?? (body === undefined ? null : JSON.stringify(body)),
  });
  assert.equal(answer.statusCode, exchange.response.status);
  return await answer.body.json();
};

const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => assert.fail('it was not refused'),
    (error: unknown) => error,
  );

/** Resolves with the code that the client was told. */
export const refused = async (pact: ConsumerPact, refusal: Refusal): Promise<unknown> => {
  const { ask, label, operation } = refusal;
  const exchange = exchangeOf(refusal);
  let code: unknown;
  await pact.exchange(exchange, async consumer => {
    if (ask === undefined) {
      const envelope = await sentRaw(exchange, consumer);
      code = isRecord(envelope) ? envelope.code : undefined;
      return;
    }
    const error = await thrownBy(ask(consumer));
    assert.ok(error instanceof OrchestratorError, String(error));
    assert.deepEqual(
      [error.operation, error.policyLabel, error.retryAfterMs],
      [operation, label, label === undefined ? undefined : hintMs],
    );
    code = error.code;
  });
  return code;
};
