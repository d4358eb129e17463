import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { operationTable } from './generated/operations.ts';
import { isRecord } from './generation/json.ts';
import { openapiDocument } from './openapi-document.ts';
import type { OperationId } from './operations.ts';
import { readJson } from './testing/read-json.ts';
import { type EventName, validateEvent, validateRequestBody, validateResponse } from './validate.ts';

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((here, part) => (isRecord(here) ? here[part] : undefined), value);

const resolve = (document: unknown, value: unknown): unknown => {
  const reference = at(value, '$ref');
  return typeof reference === 'string'
    ? resolve(document, at(document, ...reference.slice(2).split('/')))
    : value;
};

const examplesOf = (document: unknown, body: unknown): readonly unknown[] => {
  const content = at(resolve(document, body), 'content', 'application/json');
  const named = Object.values(Object(at(content, 'examples'))).map(one =>
    at(resolve(document, one), 'value'),
  );
  const single = at(content, 'example');
  return single === undefined ? named : [single, ...named];
};

describe('contracts: examples within the OpenAPI documents and event schemas', () => {
  const operations = Object.entries(operationTable);

  it('there are some of requests, of answers and of events', () => {
    const bodies = operations.flatMap(([, { plane, path, method }]) => {
      const document = openapiDocument(plane);
      const operation = at(document, 'paths', path, method);
      const answers = Object.values(Object(at(operation, 'responses')));
      return [at(operation, 'requestBody'), ...answers].map(body => examplesOf(document, body).length);
    });
    assert.ok(bodies.filter(count => count > 0).length >= 5);
  });

  for (const [id, { plane, path, method }] of operations) {
    it(`${id} shows only what it takes and answers`, () => {
      const document = openapiDocument(plane);
      const operation = at(document, 'paths', path, method);
      const operationId = id as OperationId;
      for (const example of examplesOf(document, at(operation, 'requestBody'))) {
        const outcome = validateRequestBody(operationId, example);
        assert.deepEqual(outcome.ok ? [] : outcome.problems, []);
      }
      for (const [status, answer] of Object.entries(Object(at(operation, 'responses')))) {
        for (const example of examplesOf(document, answer)) {
          const outcome = validateResponse(operationId, Number(status), example);
          assert.deepEqual(outcome.ok ? [] : outcome.problems, [], `${id} ${status}`);
        }
      }
    });
  }

  for (const file of readdirSync(join(import.meta.dirname, 'events')).filter(name =>
    name.endsWith('.schema.json'),
  )) {
    it(`${file} has examples, and they are valid`, () => {
      const examples = readJson(`events/${file}`, 'examples');
      assert.ok(Array.isArray(examples) && examples.length > 0);
      for (const example of examples) {
        const outcome = validateEvent(file.split('.')[0] as EventName, example);
        assert.deepEqual(outcome.ok ? [] : outcome.problems, []);
      }
    });
  }
});
