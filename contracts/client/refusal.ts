// From an answer that is no success to the error that says so, in words that help.
import { isRecord } from '../generation/json.ts';
import { errorEntry, isErrorCode } from '../tables.ts';
import type { ErrorEnvelope } from '../wire-types.ts';
import { correlationOf, type Headers, mediaTypeOf, numberOf } from './answer.ts';
import { AnswerBreach, type ErrorDetails, OrchestratorError } from './client-error.ts';
import { named, type OperationRequest } from './operation-request.ts';

export interface Received {
  readonly request: OperationRequest;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A message stays one that fits a terminal; the whole is in `details`. */
const listedMax = 8;
const excerptCharsMax = 200;

const listed = (lines: readonly string[]): string => {
  const left = lines.length - listedMax;
  return [...lines.slice(0, listedMax), ...(left > 0 ? [`and ${left} more`] : [])].join('; ');
};

const detailSentences = ({ problems = [], attempts = [] }: ErrorDetails): string[] => [
  ...(problems.length === 0
    ? []
    : [
        `It names: ${listed(problems.map(({ pointer, message }) => `${pointer || 'the whole'} ${message}`))}.`,
      ]),
  ...(attempts.length === 0
    ? []
    : [`Tried: ${listed(attempts.map(({ replica_id = 'a replica', code }) => `${replica_id} (${code})`))}.`]),
];

/** The body is exact to the millisecond; the headers say the same in case only they come through. */
export const retryAfterMsOf = (headers: Headers, inBody: number | undefined): number | undefined => {
  const seconds = numberOf(headers['retry-after']);
  return inBody ?? numberOf(headers['x-backoff-ms']) ?? (seconds === undefined ? undefined : seconds * 1000);
};

const adviceOf = (retriable: boolean, retryAfterMs: number | undefined): string[] => {
  if (!retriable) return [];
  return [retryAfterMs === undefined ? 'It can be tried again.' : `Try again in ${retryAfterMs} ms.`];
};

const isEnvelope = (value: unknown): value is ErrorEnvelope =>
  isRecord(value) &&
  typeof value.code === 'string' &&
  typeof value.message === 'string' &&
  typeof value.retriable === 'boolean' &&
  typeof value.correlation_id === 'string';

export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const excerptOf = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return 'with no body';
  return `with ${JSON.stringify(line.length > excerptCharsMax ? `${line.slice(0, excerptCharsMax)}…` : line)}`;
};

const breachOf = ({ request, status, headers, text }: Received): AnswerBreach => {
  const isRedirect = status >= 300 && status < 400;
  const why = isRedirect
    ? 'a redirect, which is not followed: give the address that it leads to as baseUrl'
    : `and not with the error envelope of the contract, ${excerptOf(text)}`;
  return new AnswerBreach({
    operation: request.operation,
    status,
    correlationId: correlationOf(headers),
    message: `${named(request)} was answered ${status}${isRedirect ? ',' : ''} ${why}.`,
  });
};

export const refusalOf = (received: Received): OrchestratorError | AnswerBreach => {
  const { request, status, headers, text } = received;
  const envelope = mediaTypeOf(headers) === 'application/json' ? parsedJson(text) : undefined;
  if (status < 400 || !isEnvelope(envelope)) return breachOf(received);
  const { code, message, retriable, correlation_id, details } = envelope;
  const retryAfterMs = retryAfterMsOf(headers, envelope.retry_after_ms);
  const sentences = [
    `${code} (${status}) from ${named(request)}: ${message}`,
    ...detailSentences(details ?? {}),
    ...adviceOf(retriable, retryAfterMs),
    `Correlation id ${correlation_id}.`,
  ];
  return new OrchestratorError({
    operation: request.operation,
    status,
    envelope,
    category: isErrorCode(code) ? errorEntry(code).category : undefined,
    retryAfterMs,
    message: sentences.join(' '),
  });
};
