import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { isRecord, parsedJson } from '#conformance/harness';
import { makeRecord } from '../folder/make-record.ts';
import { hostileStream, madeRun, passingStream } from '../testing/made-run.ts';
import { renderHtml } from './render-html.ts';

const page = renderHtml(makeRecord(madeRun({ transcripts: [passingStream, hostileStream] })));
const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(
  ([, told = '', body = '']) => ({ told, body }),
);

describe('the page', () => {
  it('names no address that a browser would load', () => {
    assert.doesNotMatch(page.replace(/<script[\s\S]*?<\/script>/g, ''), /(src|href)="(?!#|data:,)/);
    assert.doesNotMatch(page, /@import|url\(/);
  });

  it('forbids all but its own script and style', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    assert.match(
      policy,
      /^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+'; img-src data:;/,
    );
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('holds its data as text, of which nothing ends its script', () => {
    const model = parsedJson(scripts.find(({ told }) => told.includes('id="model"'))?.body);
    assert.ok(isRecord(model) && Array.isArray(model.checks));
    assert.ok(JSON.stringify(model).includes('</script><img src=x'));
    assert.doesNotMatch(page, /<img/);
  });

  it('holds each transcript deflated, whole', () => {
    const stored = scripts.find(({ told }) => told.includes('id="transcript-0"'));
    const read = parsedJson(inflateRawSync(Buffer.from(stored?.body ?? '', 'base64')).toString());
    assert.ok(isRecord(read) && Array.isArray(read.entries));
    assert.ok(read.entries.length >= passingStream.entries.length);
  });

  it('can be read without a script: outcome, figures, matrix and what was not run', () => {
    const still = page.replace(/<script[\s\S]*?<\/script>/g, '');
    for (const part of [
      'breaks promises',
      'scored requirements',
      '<th scope="row">',
      'the target does not claim sessions',
    ])
      assert.ok(still.includes(part), part);
  });

  it('is the same bytes for the same run', () => {
    assert.equal(renderHtml(makeRecord(madeRun({ transcripts: [passingStream, hostileStream] }))), page);
  });
});

describe('a page of 100,000 links between requirements and checks', () => {
  it('is rendered within a second and 300 MB', () => {
    const program = join(import.meta.dirname, '../testing/render-many.ts');
    // Node takes the memory that it is given: with this heap it must do.
    const limits = ['--max-old-space-size=150', '--max-semi-space-size=8'];
    const told = parsedJson(
      execFileSync(process.execPath, [...limits, program, '100000'], { encoding: 'utf8' }),
    );
    assert.ok(isRecord(told));
    assert.equal(told.links, 100_000);
    assert.ok(Number(told.characters) > 1_000_000);
    assert.ok(Number(told.ms) <= 1000, `${told.ms} ms`);
    assert.ok(Number(told.rssBytes) <= 300 * 1024 ** 2, `${told.rssBytes} bytes`);
  });
});
