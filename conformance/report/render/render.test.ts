import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parsedJson } from '#conformance/harness';
import { makeRecord } from '../folder/make-record.ts';
import { ctrfSchema, junitForm, sarifSchema } from '../testing/foreign-schemas.ts';
import {
  crashed,
  doubledToken,
  failingRefusal,
  hostile,
  hostileStream,
  madeRun,
  passingRefusal,
  passingStream,
} from '../testing/made-run.ts';
import { parsedXml, type XmlElement } from '../testing/parsed-xml.ts';
import { renderBadge } from './badge.ts';
import { renderCtrf } from './ctrf.ts';
import { renderJunit } from './junit.ts';
import { renderSarif } from './sarif.ts';
import { renderSummary, summaryBytesMax } from './summary.ts';

const every = makeRecord(
  madeRun({
    transcripts: [doubledToken(passingStream), hostileStream, passingRefusal, failingRefusal, crashed],
  }),
);
const good = makeRecord(madeRun({ transcripts: [passingStream, passingRefusal] }));

const problemsOf = (schema: object, text: string): unknown => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(parsedJson(text));
  return validate.errors ?? [];
};

const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];

describe('JUnit', () => {
  const root = parsedXml(renderJunit(every));

  it('has only what its schema knows', () => {
    for (const { name, attributes, children } of all(root)) {
      const form = junitForm[name];
      assert.ok(form, `${name} is no element of JUnit`);
      assert.deepEqual(
        Object.keys(attributes).filter(each => !form.attributes.includes(each)),
        [],
      );
      assert.deepEqual(
        children.map(child => child.name).filter(each => !form.children.includes(each)),
        [],
      );
    }
  });

  it('counts failures, errors and what was skipped, in each suite and as a whole', () => {
    const { tests, failures, errors } = root.attributes;
    assert.deepEqual([tests, failures, errors], ['7', '3', '1']);
    const skipped = root.children.map(suite => [suite.attributes.name, suite.attributes.skipped]);
    assert.deepEqual(skipped, [
      ['made.pools', '1'],
      ['made.queue', '0'],
      ['made.sessions', '1'],
      ['made.streams', '0'],
    ]);
  });

  it('gives back what a target sent as text, without the characters that XML can not hold', () => {
    const failure = all(root).find(({ name, text }) => name === 'failure' && text.includes('body.plain'));
    assert.ok(failure?.text.includes('</script><img src=x onerror='));
    assert.ok(!all(root).some(({ name }) => name === 'img' || name === 'script'));
  });

  it('tells why each check failed, erred or did not run', () => {
    for (const name of ['failure', 'error', 'skipped']) {
      const found = all(root).filter(element => element.name === name);
      assert.ok(found.length > 0 && found.every(({ attributes }) => (attributes.message ?? '') !== ''), name);
    }
  });
});

describe('CTRF', () => {
  it('is valid by its schema', () => {
    for (const record of [every, good]) assert.deepEqual(problemsOf(ctrfSchema, renderCtrf(record)), []);
  });

  it('counts what could not be decided as other, never as passed', () => {
    const { results } = parsedJson(renderCtrf(every)) as { results: { summary: object } };
    const { start, stop, ...counts } = results.summary as Record<string, number>;
    assert.deepEqual(counts, { tests: 7, passed: 1, failed: 3, skipped: 2, pending: 0, other: 1 });
    assert.deepEqual([start, stop], [Date.parse(every.run.started_at), Date.parse(every.run.ended_at)]);
  });
});

describe('SARIF', () => {
  it('is valid by its schema, and holds nothing for a run that holds', () => {
    for (const record of [every, good]) assert.deepEqual(problemsOf(sarifSchema, renderSarif(record)), []);
    assert.match(renderSarif(good), /"results": \[\]/);
  });

  it('puts each violated clause at the line of the feature that says so', () => {
    const text = renderSarif(every);
    assert.match(text, /"uri": "features\/made\/streams\/a-reader-gets-the-pieces-in-their-order.feature"/);
    assert.match(text, /"startLine": 7/);
    for (const rule of ['MADE-1(a)', 'MADE-1(b)', 'MADE-7'])
      assert.ok(text.includes(`"ruleId": "${rule}"`), rule);
  });

  it('suppresses what a baseline excuses', () => {
    const entries = [{ requirement: 'MADE-1', reason: 'r', owner: 'o', expires: '2026-12-31' }];
    const input = { baseline: { version: 1 as const, entries } };
    const text = renderSarif(makeRecord(madeRun({ transcripts: [doubledToken(passingStream)], input })));
    assert.match(text, /"suppressions"/);
    assert.deepEqual(problemsOf(sarifSchema, text), []);
  });
});

describe('the badge', () => {
  it('is what an endpoint of shields.io answers', () => {
    assert.deepEqual(parsedJson(renderBadge(good)), {
      schemaVersion: 1,
      label: 'made',
      message: 'holds, 1/5 proven',
      color: 'yellowgreen',
      isError: false,
    });
    assert.match(renderBadge(every), /"message": "1 violated"/);
  });
});

describe('the summary of a job', () => {
  it('tells outcome, figures, the violated clauses with their words, and how to see them again', () => {
    const text = renderSummary(every);
    for (const part of [
      '❌ made: violated',
      'MADE-1(a) (MUST)',
      'frames come in the order',
      'assay replay',
      'curl -sSiN',
    ])
      assert.ok(text.includes(part), part);
  });

  it('takes nothing that a target sent as markup', () => {
    const bare = renderSummary(every).replaceAll(/`{3,}sh\n[\s\S]*?\n`{3,}/g, '');
    assert.ok(renderSummary(every).includes('script'));
    assert.doesNotMatch(bare, /(^|[^\\])<(img|\/script)/);
    assert.ok(hostile.includes('<img'));
  });

  it('is cut at its limit, at a whole violation, and says how much is missing', () => {
    const whole = Buffer.byteLength(renderSummary(every));
    assert.ok(whole < summaryBytesMax);
    for (const limit of [whole + 200, whole - 1, whole - 400, 1700]) {
      const text = renderSummary(every, limit);
      assert.ok(Buffer.byteLength(text) <= limit, `${Buffer.byteLength(text)} of ${limit}`);
      if (limit < whole) assert.match(text, /\d violated clauses? more did not fit here/);
    }
    assert.equal(renderSummary(every, whole + 200), renderSummary(every));
  });
});
