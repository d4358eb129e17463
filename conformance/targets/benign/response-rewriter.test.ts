import assert from 'node:assert/strict';
import { ResponseRewriter } from './response-rewriter.ts';
import type { VariantName } from './variants.ts';

const rewritten = (variant: VariantName, answer: string, chunk = answer.length): string => {
  let text = '';
  const rewriter = new ResponseRewriter(variant, bytes => {
    text += bytes.toString('latin1');
  });
  for (let at = 0; at < answer.length; at += chunk)
    rewriter.push(Buffer.from(answer.slice(at, at + chunk), 'latin1'));
  rewriter.end();
  return text;
};

const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}';
const frames = 'event: token\nid: 1\ndata: {}\n\n';
const stream = `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n${frames.length.toString(16)}\r\n${frames}\r\n0\r\n\r\n`;

const unchunked = (text: string): string =>
  text.slice(text.indexOf('\r\n\r\n') + 4).replaceAll(/[0-9a-f]+\r\n([\s\S]*?)\r\n(?=[0-9a-f]+\r\n)/g, '$1');

describe('a proxy that says the same otherwise', () => {
  for (const chunk of [1, 7, 1_000]) {
    it(`gives a field more to an object, whatever the pieces of ${chunk} bytes in which it came`, () => {
      const text = rewritten('extra-fields', json, chunk);
      const body = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
      assert.equal(body.a, 1);
      assert.ok('x_vendor' in body);
      assert.match(text, new RegExp(`Content-Length: ${JSON.stringify(body).length}\\r\\n`));
    });
  }

  it('changes the case of header names and nothing of their values', () => {
    assert.match(rewritten('upper-case', json), /^HTTP\/1\.1 200 OK\r\nCONTENT-TYPE: application\/json\r\n/);
  });

  it('ends the lines of a stream with CR LF', () => {
    assert.equal(
      unchunked(rewritten('crlf', stream)).startsWith('event: token\r\nid: 1\r\ndata: {}\r\n\r\n'),
      true,
    );
  });

  it('puts a comment before a frame', () => {
    assert.equal(
      unchunked(rewritten('comments', stream)).startsWith(': a proxy was here\n\nevent: token\n'),
      true,
    );
  });

  it('writes a stream in pieces of three bytes', () => {
    assert.match(rewritten('split', stream), /\r\n3\r\neve\r\n3\r\nnt:\r\n/);
  });
});
