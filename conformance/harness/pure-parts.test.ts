import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { boundNames, boundsOf, defaultBounds } from './bounds.ts';
import { requestProblem } from './contract/check-messages.ts';
import { operationOf } from './contract/operation-of.ts';
import { cutBody, isCutBody } from './http/cut-body.ts';
import { headerValue, mediaTypeOf, pairsOf } from './http/headers.ts';
import { Ids } from './ids.ts';
import { isRecord, sameJson, valueAt } from './json.ts';
import { parseSamples, sampleSum } from './metrics/samples.ts';
import { LineSplitter } from './target/line-splitter.ts';
import { targetDocumentOf } from './target/target-document.ts';
import { curlLine } from './transcript/curl.ts';

describe('bounds', () => {
  it('have the names and defaults of the profile document', async () => {
    const schema: unknown = JSON.parse(
      await readFile(new URL('../../contracts/documents/profile.schema.json', import.meta.url), 'utf8'),
    );
    const named = valueAt(schema, 'properties.bounds.properties');
    assert.ok(isRecord(named));
    const defaults = Object.entries(named).map(([name, bound]) => [name, valueAt(bound, 'default')]);
    assert.deepEqual(Object.fromEntries(defaults), defaultBounds);
    assert.deepEqual(Object.keys(named).sort(), [...boundNames].sort());
  });

  it('grow with the factor of a slow network', () => {
    assert.equal(boundsOf({ abort_ms: 100 }, 2.5).abort_ms, 250);
    assert.equal(boundsOf().abort_ms, 250);
  });
});

describe('ids', () => {
  it('are the same of one nonce and others of another', () => {
    assert.equal(new Ids('a').uuid(), new Ids('a').uuid());
    assert.notEqual(new Ids('a').uuid(), new Ids('b').uuid());
  });

  it('are UUIDs, and differ from each other', () => {
    const ids = new Ids('a');
    const made = Array.from({ length: 100 }, () => ids.uuid());
    assert.equal(new Set(made).size, 100);
    assert.ok(
      made.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    );
  });

  it('count by prefix', () => {
    const ids = new Ids('a');
    assert.deepEqual([ids.next('p'), ids.next('p'), ids.next('m')], ['p1', 'p2', 'm1']);
  });
});

describe('a path into a value', () => {
  it('names members, items and lengths', () => {
    const value = { a: [{ b: 'xyz' }] };
    assert.deepEqual(
      ['a.0.b', 'a.#', 'a.0.b.#', 'a.1.b', 'c'].map(path => valueAt(value, path)),
      ['xyz', 1, 3, undefined, undefined],
    );
  });

  it('compares values whatever the order of their members', () => {
    assert.equal(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 }), true);
    assert.equal(sameJson({ a: 1 }, { a: 1, b: undefined }), false);
  });
});

describe('headers', () => {
  it('keep their order, spelling and repetition', () => {
    const pairs = pairsOf(['X-A', '1', 'x-a', '2']);
    assert.deepEqual(pairs, [
      ['X-A', '1'],
      ['x-a', '2'],
    ]);
    assert.equal(headerValue(pairs, 'x-A'), '1');
    assert.equal(mediaTypeOf([['content-type', 'Text/Event-Stream; charset=utf-8']]), 'text/event-stream');
  });
});

const operations: readonly (readonly [string, string, string | undefined])[] = [
  ['POST', 'http://h/v1/tasks', 'createTask'],
  ['GET', 'http://h/v1/tasks?state=queued', 'listTasks'],
  ['GET', 'http://h/base/v1/tasks/x/stream', 'streamTask'],
  ['GET', 'http://h/', 'getApiPage'],
  ['GET', 'http://h/openapi/data.yaml', 'getOpenapi'],
  ['GET', 'http://h/nowhere', undefined],
  ['PUT', 'http://h/v1/tasks', undefined],
];

describe('the operation of a request', () => {
  for (const [method, url, due] of operations) {
    it(`${method} ${url} is ${due ?? 'none'}`, () => assert.equal(operationOf(method, url), due));
  }

  it('needs the body that the contract asks for', () => {
    const request = {
      kind: 'request',
      at_ms: 0,
      exchange: 'e1',
      method: 'POST',
      url: 'http://h/v1/tasks',
    } as const;
    assert.match(requestProblem({ ...request, headers: [] }) ?? '', /without its body/);
    assert.match(requestProblem({ ...request, headers: [], body: '{' }) ?? '', /no JSON/);
  });
});

describe('a body in a transcript', () => {
  it('is whole at its limit, and cut with its length one character above', () => {
    const whole = 'x'.repeat(1_048_576);
    assert.equal(cutBody(whole), whole);
    assert.equal(isCutBody(cutBody(whole)), false);
    assert.equal(cutBody(`${whole}x`), `${whole}…[1048577 characters in all]`);
    assert.equal(isCutBody(cutBody(`${whole}x`)), true);
  });
});

describe('samples of a scrape', () => {
  it('are read with their labels and values', () => {
    const samples = parseSamples(
      '# HELP a b\n# TYPE a counter\na{x="1",y="q\\"\\\\\\n"} 2.5 123\na 1\nb +Inf\n',
    );
    assert.deepEqual(samples, [
      { name: 'a', labels: { x: '1', y: 'q"\\\n' }, value: 2.5 },
      { name: 'a', labels: {}, value: 1 },
      { name: 'b', labels: {}, value: Infinity },
    ]);
    assert.equal(sampleSum(samples, 'a'), 3.5);
    assert.equal(sampleSum(samples, 'a', { x: '1' }), 2.5);
    assert.equal(sampleSum(samples, 'c'), undefined);
  });
});

describe('lines of output', () => {
  it('are whole whatever the pieces in which they come', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter(line => lines.push(line));
    const bytes = Buffer.from('é one\r\ntwo\nthree');
    for (const byte of bytes) splitter.push(Buffer.from([byte]));
    assert.deepEqual(lines, ['é one', 'two']);
    splitter.end();
    assert.deepEqual(lines, ['é one', 'two', 'three']);
  });
});

describe('a target document', () => {
  it('is filled with its defaults', () => {
    const read = targetDocumentOf({ version: 1, name: 'x', kind: 'process', process: { argv: ['a'] } }, '/f');
    assert.ok(read.ok);
    assert.equal(read.document.target.process?.stop_signal, 'SIGTERM');
    assert.equal(read.document.target.configuration.form, 'fixed');
  });

  it('is refused with the place of what is wrong', () => {
    const read = targetDocumentOf({ version: 1, name: 'x', kind: 'url' }, '/f');
    assert.ok(!read.ok);
    assert.match(JSON.stringify(read.problems), /url/);
  });
});

describe('a curl line', () => {
  it('repeats a request, with variables for secrets and quotes that hold', () => {
    const line = curlLine({
      kind: 'request',
      at_ms: 0,
      exchange: 'e1',
      method: 'POST',
      url: 'http://h/v1/tasks',
      headers: [
        ['host', 'h'],
        ['Authorization', 'Bearer [secret:tenant t1 data]'],
      ],
      body: `{"a":"it's"}`,
    });
    assert.equal(
      line,
      `curl -sSi -X POST 'http://h/v1/tasks' -H 'Authorization: Bearer '"$TENANT_T1_DATA"'' --data-binary '{"a":"it'\\''s"}'`,
    );
  });
});
