// Examples held against the contract before Pact sees them: what the contract does not allow is never frozen.
import { operationTable } from '../../generated/operations.ts';
import { isRecord } from '../../generation/json.ts';
import { openapiDocument } from '../../openapi-document.ts';
import { errorEntry, isErrorCode } from '../../tables.ts';
import { memberAt, resolved, responseOf } from '../../testing/contract-example.ts';
import { validateEvent, validateRequestBody, validateResponse } from '../../validate.ts';
import { eventSchema } from './event-schema.ts';
import type { EventExpectation, Exchange } from './exchange.ts';
import { idleNeeds, narrowedBody } from './matched-body.ts';
import { type SchemaView, schemaView } from './schema-view.ts';

export class ExampleBreach extends Error {
  override readonly name = 'ExampleBreach';
}

const clauseForm = /^[A-Z]+(-[A-Z]+)*-\d+(\([a-z]\))?$/;

const needsOf = ({ exact = [], relied = [] }: { exact?: readonly string[]; relied?: readonly string[] }) => ({
  exact,
  relied,
});

/** A status whose body is the error envelope, in every operation. */
const envelopeStatus = 400;

export const responseSchema = ({ operation, response }: Exchange): SchemaView => {
  const { plane } = operationTable[operation];
  const answer = responseOf(operation, response.status) ?? responseOf(operation, envelopeStatus);
  const content = memberAt(answer, 'content', 'application/json');
  return schemaView(openapiDocument(plane), memberAt(content, 'schema'));
};

/** 405 belongs to no operation: its body is the envelope, its code one of those outside operations. */
const outside = (operation: Exchange['operation'], status: number): boolean => {
  const listed = memberAt(openapiDocument(operationTable[operation].plane), 'x-outside-operations');
  return (
    Array.isArray(listed) && listed.some(code => isErrorCode(code) && errorEntry(code).status === status)
  );
};

const bodyProblems = (exchange: Exchange): readonly string[] => {
  const { operation, response } = exchange;
  const { status, body } = response;
  if (response.stream !== undefined) return [];
  const isOutside = outside(operation, status) && responseOf(operation, status) === undefined;
  const needs = needsOf(response);
  const shown = body === undefined ? body : narrowedBody(body, responseSchema(exchange), needs);
  const problems = [body, shown].flatMap(value => {
    const outcome = validateResponse(operation, isOutside ? envelopeStatus : status, value);
    return outcome.ok ? [] : outcome.problems.map(({ message }) => message);
  });
  const idle = idleNeeds(body, needs).map(
    pointer => `${pointer} is needed and does not stand in the example`,
  );
  return [...new Set(problems), ...idle];
};

const errorProblems = ({ operation, response: { status, body } }: Exchange): readonly string[] => {
  const code = memberAt(body, 'code');
  if (status < 400 || !isRecord(body) || code === undefined) return [];
  if (!isErrorCode(code)) return [`${String(code)} is no code of the catalogue`];
  const entry = errorEntry(code);
  const codes: readonly string[] = operationTable[operation].errorCodes;
  return [
    ...(codes.includes(code) || outside(operation, status)
      ? []
      : [`${operation} never answers with ${code}`]),
    ...(entry.status === status ? [] : [`${code} has the status ${entry.status} and not ${status}`]),
    ...(entry.retriable === body.retriable ? [] : [`${code} is retriable: ${entry.retriable}`]),
  ];
};

const headerProblems = ({ operation, response }: Exchange): readonly string[] => {
  const { headers = {}, body, status } = response;
  const document = openapiDocument(operationTable[operation].plane);
  const declared = memberAt(responseOf(operation, status), 'headers');
  const names = Object.keys(headers).map(name => name.toLowerCase());
  const missing = Object.entries(isRecord(declared) ? declared : {})
    .filter(([, header]) => memberAt(resolved(document, header), 'required') === true)
    .filter(([name]) => !names.includes(name.toLowerCase()))
    .map(([name]) => `the header ${name} is required`);
  const hint = Number(memberAt(body, 'retry_after_ms'));
  const disagrees =
    headers['X-Backoff-Ms'] !== undefined &&
    (Number(headers['X-Backoff-Ms']) !== hint || Number(headers['Retry-After']) !== Math.ceil(hint / 1000));
  return [...missing, ...(disagrees ? ['the hints of body and headers disagree'] : [])];
};

const requestProblems = ({ operation, request }: Exchange): readonly string[] => {
  if (request.body === undefined) return [];
  const isTaken = validateRequestBody(operation, request.body).ok;
  if (request.refusedFor === undefined)
    return isTaken ? [] : ['the request body is not as the contract says'];
  return [];
};

export const namingProblems = ({
  clauses,
  states,
}: Pick<Exchange, 'clauses' | 'states'>): readonly string[] => [
  ...(clauses.length === 0 ? ['it names no clause'] : []),
  ...clauses.filter(clause => !clauseForm.test(clause)).map(clause => `${clause} is no clause`),
  ...(states.length === 0 ? ['it names no provider state'] : []),
];

export const exchangeProblems = (exchange: Exchange): readonly string[] => [
  ...namingProblems(exchange),
  ...requestProblems(exchange),
  ...bodyProblems(exchange),
  ...errorProblems(exchange),
  ...headerProblems(exchange),
];

export const eventProblems = (expected: EventExpectation): readonly string[] => {
  const { event, payload } = expected;
  const needs = needsOf(expected);
  const problems = [payload, narrowedBody(payload, eventSchema(event), needs)].flatMap(value => {
    const outcome = validateEvent(event, value);
    return outcome.ok ? [] : outcome.problems.map(({ message }) => message);
  });
  const code = memberAt(payload, 'code');
  const isFalse = isErrorCode(code) && errorEntry(code).retriable !== memberAt(payload, 'retriable');
  return [
    ...namingProblems(expected),
    ...new Set(problems),
    ...idleNeeds(payload, needs).map(pointer => `${pointer} is needed and does not stand in the example`),
    ...(isFalse ? [`${code} is retriable: ${errorEntry(code).retriable}`] : []),
  ];
};

export const refuseBreach = (description: string, problems: readonly string[]): void => {
  if (problems.length > 0)
    throw new ExampleBreach(
      `"${description}" is not as the contract says, and is not written: ${problems.join('; ')}`,
    );
};
