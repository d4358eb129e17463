// One call: its request, its answer, and the error where there is none.
import { operationTable } from '../generated/operations.ts';
import type { OperationId, ResponseBody } from '../operations.ts';
import { type Answer, budgetsOf, correlationOf, mediaTypeOf } from './answer.ts';
import { AnswerBreach } from './client-error.ts';
import type { CallOptions, Settings } from './client-options.ts';
import { connectionFailure } from './connection-failure.ts';
import type { Connections, Opened } from './connections.ts';
import { named, type OperationCall, type OperationRequest, requestOf } from './operation-request.ts';
import { parsedJson, type Received, refusalOf } from './refusal.ts';

type SuccessStatus = 200 | 201 | 202;

/** What the contract answers with where it is JSON; undefined where the answer has no body. */
export type SuccessBody<Id extends OperationId> = [ResponseBody<Id, SuccessStatus>] extends [never]
  ? undefined
  : ResponseBody<Id, SuccessStatus>;

export interface ReadAnswer extends Received {
  readonly body: unknown;
}

/** An answer as it came, for the few operations in which headers or other statuses say something. */
export interface Accepting {
  readonly operation: OperationId;
  readonly call: OperationCall;
  readonly options: CallOptions;
  /** Statuses that are answers; others are thrown as errors. */
  readonly statuses: readonly number[];
}

export class Caller {
  readonly settings: Settings;
  readonly #connections: Connections;

  constructor(settings: Settings, connections: Connections) {
    this.settings = settings;
    this.#connections = connections;
  }

  async call<Id extends OperationId>(
    operation: Id,
    call: OperationCall<Id>,
    options: CallOptions = {},
  ): Promise<Answer<SuccessBody<Id>>> {
    const read = await this.read({ operation, call, options, statuses: [200, 201, 202, 204] });
    return answerOf<SuccessBody<Id>>(read);
  }

  async read({ operation, call, options, statuses }: Accepting): Promise<ReadAnswer> {
    const request = requestOf({ settings: this.settings, operation, call, options });
    const opened = await this.open(request, options, 'call');
    const received = await this.receive(request, opened, options.signal);
    if (!statuses.includes(received.status)) throw refusalOf(received);
    const body = bodyOf(received);
    if (options.validatesAnswers ?? this.settings.validatesAnswers) await check(received, body);
    return { ...received, body };
  }

  open(request: OperationRequest, options: CallOptions, kind: 'call' | 'stream'): Promise<Opened> {
    const answerMs = options.answerMs ?? this.settings.answerMs;
    return this.#connections.open({ request, answerMs, signal: options.signal, kind });
  }

  /** The whole body, up to its bound. */
  async receive(
    request: OperationRequest,
    { status, headers, body }: Opened,
    signal: AbortSignal | undefined,
  ): Promise<Received> {
    const { bodyBytesMax } = this.settings;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        bytes += chunk.byteLength;
        if (bytes > bodyBytesMax) throw tooLong({ request, status, headers, text: '' }, bodyBytesMax);
        chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof AnswerBreach) throw error;
      throw signal?.aborted ? signal.reason : connectionFailure(request, error);
    }
    return { request, status, headers, text: Buffer.concat(chunks).toString('utf8') };
  }
}

export const answerOf = <Body>({ status, headers, body }: ReadAnswer): Answer<Body> => ({
  status,
  body: body as Body,
  correlationId: correlationOf(headers),
  budgets: budgetsOf(headers),
});

const breach = ({ request, status, headers }: Received, why: string): AnswerBreach =>
  new AnswerBreach({
    operation: request.operation,
    status,
    correlationId: correlationOf(headers),
    message: `${named(request)} was answered ${status}, ${why}.`,
  });

const tooLong = (received: Received, bytesMax: number): AnswerBreach =>
  breach(received, `with a body of over ${bytesMax} bytes (bodyBytesMax)`);

/** JSON where the contract says so for this status, otherwise the text. */
const bodyOf = (received: Received): unknown => {
  const { request, status, headers, text } = received;
  const responses: Readonly<Record<string, readonly string[]>> = operationTable[request.operation].responses;
  const types = responses[String(status)];
  if (types === undefined) throw breach(received, 'a status that the contract does not have for it');
  if (types.length === 0) return undefined;
  const type = mediaTypeOf(headers);
  if (!types.includes(type))
    throw breach(received, `as ${type === '' ? 'no media type' : type} instead of ${types.join(' or ')}`);
  if (type !== 'application/json') return text;
  const value = parsedJson(text);
  if (value === undefined) throw breach(received, 'with a body that is no JSON');
  return value;
};

const check = async (received: Received, body: unknown): Promise<void> => {
  const { answerProblems } = await import('./contract-check.ts');
  const { request, status, headers } = received;
  const problems = answerProblems(request.operation, status, body);
  if (problems.length === 0) return;
  throw new AnswerBreach({
    operation: request.operation,
    status,
    correlationId: correlationOf(headers),
    problems,
    message: `${named(request)} was answered ${status}, and not as the contract says: ${problems[0]?.message}`,
  });
};
