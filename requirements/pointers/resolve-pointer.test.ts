import assert from 'node:assert/strict';
import { indexContracts } from './contract-index.ts';
import { parsePointer, resolves } from './resolve-pointer.ts';

const config = {
  $defs: { queue: { type: 'object', properties: { capacity: { type: 'integer' } } } },
  properties: {
    pools: { type: 'array', items: { allOf: [{ properties: { queue: { $ref: '#/$defs/queue' } } }] } },
  },
};
const data = {
  components: {
    headers: { 'X-Backoff-Ms': {} },
    parameters: { Key: { in: 'header', name: 'Idempotency-Key' } },
    schemas: {
      Task: {
        oneOf: [{ $ref: 'shared.yaml#/components/schemas/Base' }, { $ref: '#/components/schemas/Task' }],
      },
    },
  },
  paths: {
    '/v1/tasks': {
      post: {
        operationId: 'createTask',
        'x-sse-events': { token: {} },
        responses: { 202: { headers: { 'X-Correlation-Id': {} } } },
      },
    },
  },
};
const index = indexContracts(
  new Map<string, unknown>([
    ['contracts/openapi/data.yaml', data],
    ['contracts/openapi/shared.yaml', { components: { schemas: { Base: { properties: { task_id: {} } } } } }],
    ['contracts/documents/config.schema.json', config],
    ['contracts/events/token.schema.json', { properties: { t: {} } }],
    ['contracts/documents/log-record.schema.json', { properties: { job_id: {} } }],
    ['contracts/events/stream.order.yaml', {}],
    ['contracts/engines/vllm.yaml', {}],
    ['contracts/errors.yaml', { codes: { INTERNAL: {} } }],
    ['contracts/metrics.yaml', { metrics: { queue_depth: {} } }],
    ['contracts/capabilities.yaml', { capabilities: [{ name: 'sessions' }] }],
  ]),
);

const good = [
  'op:createTask',
  'event:token',
  'event:token.t',
  'order:stream',
  'error:INTERNAL',
  'metric:queue_depth',
  'schema:Task',
  'schema:Task.task_id',
  'header:X-Correlation-Id',
  'header:x-backoff-ms',
  'header:Idempotency-Key',
  'config:pools.queue.capacity',
  'config:pools[].queue',
  'log:job_id',
  'doc:config',
  'doc:engines',
  'capability:sessions',
];
const bad = [
  'op:createTasks',
  'event:tokens',
  'event:token.u',
  'order:line',
  'error:internal',
  'metric:queue',
  'schema:Tasks',
  'schema:Task.task',
  'header:X-Other',
  'config:queue.capacity',
  'config:pools.capacity',
  'log:job',
  'doc:configuration',
  'capability:session',
  'file:createTask',
  'createTask',
];

describe('resolves', () => {
  for (const pointer of good) {
    it(`finds ${pointer}`, () => assert.equal(resolves(index, parsePointer(pointer)), true));
  }
  for (const pointer of bad) {
    it(`does not find ${pointer}`, () => assert.equal(resolves(index, parsePointer(pointer)), false));
  }
});
