import assert from 'node:assert/strict';
import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { errorEntry, isErrorCode, type OperationId, operationTable, validateResponse } from '#contracts';
import { ApiUnderTest, dataKey, taskId, taskRequest } from './fixtures/api-under-test.ts';

interface Invalid {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly correlationId: string | undefined;
}

const runs = 1_000;
const batch = 20;
const agent = new Agent({ keepAlive: true, maxSockets: batch });
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const json = { 'Content-Type': 'application/json' };

function send(port: number, { method, path, headers, body }: Invalid): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, agent, method, path, headers });
    outgoing.on('error', reject);
    outgoing.on('response', response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const correlationId = response.headers['x-correlation-id']?.toString();
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          correlationId,
        });
      });
    });
    outgoing.end(body);
  });
}

/** Only the data plane's; each with a path at which it would be found. */
const operations = Object.entries(operationTable)
  .filter(([, entry]) => entry.plane === 'data')
  .map(([id, entry]) => ({
    id: id as OperationId,
    method: entry.method.toUpperCase(),
    path: entry.path.replace(/\{(task_id|session_id)\}/, taskId).replace('{document}', 'data.json'),
    isOpen: entry.roles.length === 0,
    hasId: /_id\}/.test(entry.path),
  }));

const methodsOf = (path: string): string[] =>
  operations.filter(operation => operation.path === path).map(operation => operation.method);

const visible = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -_.:/+~,;'), maxLength: 40 });
const wrongValue = fc.constantFrom<unknown>(null, -1, 1.5, 1e30, [], {}, [[]], '', true, 'a'.repeat(300));
const wrongField = fc.constantFrom(
  'task_id',
  'model_ref',
  'engine',
  'ctx',
  'priority',
  'max_tokens',
  'deadline_ms',
  'seed',
  'session_id',
  'sampler',
  'determinism',
  'labels',
  'expected_tokens',
  'kv_hint',
);

const wrongBodies: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc
    .tuple(wrongField, wrongValue)
    .filter(([field, value]) => !(['sampler', 'labels'].includes(field) && JSON.stringify(value) === '{}'))
    .map(([field, value]) => JSON.stringify({ ...taskRequest(), [field]: value })),
  wrongField
    .filter(field => field in taskRequest())
    .map(field => JSON.stringify({ ...taskRequest(), [field]: undefined })),
  visible.map(name => JSON.stringify({ ...taskRequest(), [`x${name}`]: 1 })),
  fc
    .constantFrom('prompt', 'messages')
    .map(field => JSON.stringify({ ...taskRequest(), prompt: 'a', [field]: [] })),
  fc.nat({ max: 100 }).map(length => JSON.stringify(taskRequest()).slice(0, length)),
  fc.jsonValue().map(value => JSON.stringify(value)),
  fc.uint8Array({ maxLength: 64 }).map(bytes => Buffer.from([0xff, ...bytes])),
  fc.nat({ max: 500 }).map(depth => `${'['.repeat(depth + 33)}${']'.repeat(depth + 33)}`),
  fc.constant(JSON.stringify(taskRequest({ prompt: 'a'.repeat(2_000_000) }))),
);

type Operation = (typeof operations)[number];

/** Ways to spoil a request that would do. */
function invalidRequests({ method, path, isOpen, hasId, id }: Operation): fc.Arbitrary<Invalid> {
  const headers = { 'X-API-Key': dataKey };
  const plain: Invalid = { method, path, headers };
  const known = methodsOf(path);
  const ways: fc.Arbitrary<Invalid>[] = [
    fc
      .constantFrom(...methods.filter(other => !known.includes(other)))
      .map(other => ({ ...plain, method: other })),
    visible.map(tail => ({ ...plain, path: `/v0${path}${encodeURI(tail)}` })),
    fc
      .nat({ max: 100 })
      .map(extra => ({ ...plain, headers: { ...headers, 'X-Large': 'a'.repeat(16_384 + extra) } })),
    fc.nat({ max: 20 }).map(extra => ({
      ...plain,
      headers: {
        ...headers,
        ...Object.fromEntries(Array.from({ length: 64 + extra }, (_, at) => [`X-${at}`, 'a'])),
      },
    })),
  ];
  if (!isOpen) {
    ways.push(visible.map(key => ({ ...plain, headers: { 'X-API-Key': `${dataKey}${key}x` } })));
    ways.push(visible.map(text => ({ ...plain, headers: { Authorization: `Basic ${text}` } })));
  }
  if (hasId) {
    const wrongId = fc.oneof(
      visible.map(text => `z${encodeURIComponent(text)}`),
      fc.constantFrom('%zz', '%', taskId.toUpperCase(), taskId.slice(1), `${taskId}0`, '..%2f'),
    );
    ways.push(wrongId.map(text => ({ ...plain, path: path.replace(taskId, text) })));
  }
  if (id === 'createTask') {
    ways.push(wrongBodies.map(body => ({ ...plain, headers: { ...headers, ...json }, body })));
    ways.push(
      visible.map(type => ({
        ...plain,
        headers: { ...headers, 'Content-Type': `text/${type}` },
        body: '{}',
      })),
    );
  }
  if (id === 'cancelTask') {
    const taken = wrongBodies.filter(body => body.toString().trim() !== '' && body.toString() !== '{}');
    ways.push(taken.map(body => ({ ...plain, headers: { ...headers, ...json }, body })));
  }
  if (id === 'listTasks') {
    const wrongQuery = fc
      .tuple(fc.constantFrom('limit', 'state', 'cursor', 'other'), visible)
      .map(([name, value]) => `${name}=${encodeURIComponent(`${value}!`)}`);
    ways.push(wrongQuery.map(query => ({ ...plain, path: `${path}?${query}` })));
  }
  if (id === 'streamTask') {
    ways.push(
      visible.map(text => ({ ...plain, headers: { ...headers, 'Last-Event-ID': `${text.trim()}x` } })),
    );
    ways.push(
      fc.nat().map(beyond => ({ ...plain, headers: { ...headers, 'Last-Event-ID': String(beyond + 1) } })),
    );
  }
  return fc.oneof(...ways);
}

function checkAnswer(operation: Operation, sent: Invalid, { status, text, correlationId }: Answered): void {
  const shown = `${sent.method} ${sent.path} ${JSON.stringify(sent.headers).slice(0, 200)} ${sent.body?.toString().slice(0, 200)} → ${status} ${text}`;
  assert.ok(status >= 400 && status < 500, shown);
  assert.match(correlationId ?? '', /^[A-Za-z0-9._-]{1,128}$/, shown);
  if (sent.method === 'HEAD') return;
  const body = JSON.parse(text) as { code: string; correlation_id: string };
  assert.equal(body.correlation_id, correlationId, shown);
  assert.ok(isErrorCode(body.code), shown);
  assert.equal(errorEntry(body.code).status, status, shown);
  const isOutside =
    ['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED'].includes(body.code) || sent.method !== operation.method;
  const isElsewhere = isOutside || sent.path.startsWith('/v0') || sent.path.split('?')[0]?.includes('%');
  if (isElsewhere) return;
  const declared: readonly string[] = operationTable[operation.id].errorCodes;
  assert.ok(declared.includes(body.code), shown);
  const judged = validateResponse(operation.id, status, body);
  assert.deepEqual(judged.ok ? [] : judged.problems, [], shown);
}

describe('api: invalid requests', () => {
  let api: ApiUnderTest;

  before(async () => {
    api = await new ApiUnderTest().start();
    api.orchestrator.add('a', taskRequest({ prompt: 'the one that is there' }));
  });
  after(async () => {
    agent.destroy();
    await api.stop();
  });

  for (const operation of operations) {
    it(`${runs} invalid requests around ${operation.id} are all refused as the contract says [ASY-ERR-003, ASY-SEC-004]`, async () => {
      const before = api.counts.length;
      const batches = fc.array(invalidRequests(operation), { minLength: batch, maxLength: batch });
      const property = fc.asyncProperty(batches, async sent => {
        const answers = await Promise.all(sent.map(one => send(api.port, one)));
        answers.forEach((answer, at) => {
          const one = sent[at];
          assert.ok(one !== undefined);
          checkAnswer(operation, one, answer);
        });
      });
      await fc.assert(property, { numRuns: runs / batch });
      assert.ok(api.counts.length - before >= runs, `${api.counts.length - before} were answered`);
      assert.deepEqual(api.orchestrator.contexts, []);
      assert.deepEqual(api.orchestrator.canceled, []);
    });
  }
});
