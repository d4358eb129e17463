import assert from 'node:assert/strict';
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { type SseItem, SseLineTooLong, SseParser } from './sse-parser.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const parsed = (text: string): SseItem[] => new SseParser().push(bytesOf(text));

const frame = (data: string | undefined, more: { event?: string; id?: string } = {}): SseItem => ({
  kind: 'frame',
  event: more.event,
  data,
  id: more.id,
});

const table: readonly (readonly [string, string, readonly SseItem[]])[] = [
  ['a line feed ends a line', 'data: a\n\n', [frame('a')]],
  ['a carriage return ends a line', 'data: a\r\r', [frame('a')]],
  ['both together end one line', 'data: a\r\ndata: b\r\n\r\n', [frame('a\nb')]],
  ['a byte order mark opens a stream', '\uFEFFdata: a\n\n', [frame('a')]],
  [
    'a later one belongs to its line',
    'data: a\n\n\uFEFFdata: b\n\n',
    [frame('a'), { kind: 'stray', line: '\uFEFFdata: b' }],
  ],
  ['one space after the colon is dropped', 'data:  a\n\ndata:b\n\n', [frame(' a'), frame('b')]],
  ['a line without a colon is a field without a value', 'data\n\n', [frame('')]],
  [
    'comments stand anywhere',
    ': hi\ndata: a\n:\n\n',
    [{ kind: 'comment', text: ' hi' }, { kind: 'comment', text: '' }, frame('a')],
  ],
  [
    'the last event and id of a block count',
    'event: x\nevent: y\nid: 1\nid: 2\ndata: a\n\n',
    [frame('a', { event: 'y', id: '2' })],
  ],
  ['an id with NUL is ignored', 'id: 1\0\ndata: a\n\n', [frame('a')]],
  ['an empty id is an id', 'id\ndata: a\n\n', [frame('a', { id: '' })]],
  ['retry is digits alone', 'retry: 10\nretry: 1x\nretry: -1\n\n', [{ kind: 'retry', ms: 10 }]],
  [
    'a block without data but with an event is told',
    'event: token\n\n',
    [frame(undefined, { event: 'token' })],
  ],
  [
    'lines with no known field mean nothing, and are told',
    'foo: bar\nDATA: x\ndata: a\n\n',
    [{ kind: 'stray', line: 'foo: bar' }, { kind: 'stray', line: 'DATA: x' }, frame('a')],
  ],
  ['what no blank line ends is not dispatched', 'data: a\n', []],
  ['bytes that are no UTF-8 become the replacement', 'data: \ud800\n\n', [frame('\ufffd')]],
];

describe('the reader of event streams', () => {
  for (const [title, text, items] of table) {
    it(title, () => assert.deepEqual(parsed(text), items));
  }

  it('keeps the last id until another comes, and across blocks without data', () => {
    const parser = new SseParser();
    parser.push(bytesOf('id: 7\n\ndata: a\n\n'));
    assert.equal(parser.lastEventId, '7');
  });

  it('says whether something was begun and not ended', () => {
    const parser = new SseParser();
    parser.push(bytesOf('data: a\n'));
    assert.equal(parser.hasUnfinished, true);
    parser.push(bytesOf('\n'));
    assert.equal(parser.hasUnfinished, false);
    parser.push(bytesOf('d'));
    assert.equal(parser.hasUnfinished, true);
  });

  it('takes a line of its limit and refuses one byte more', () => {
    const line = bytesOf('data: abc');
    assert.equal(new SseParser(line.length).push(line).length, 0);
    assert.throws(() => new SseParser(line.length - 1).push(line), SseLineTooLong);
  });
});

const ends = ['\n', '\r', '\r\n'];
const lines = [
  'data: a',
  'data',
  'data:',
  'data:  b',
  'event: token',
  'event',
  'id: 4',
  'id: a\0b',
  'id',
  ': c',
  '',
  '',
  'x: y',
  'datax: 1',
  'data: é🙂',
];

const streams = fc
  .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom(...ends)), { maxLength: 30 })
  .map(parts => parts.map(part => part.join('')).join(''));

const oracle = (text: string): unknown[] => {
  const found: unknown[] = [];
  const parser = createParser({
    onEvent: ({ data, event, id }) => found.push({ data, event: event || undefined, id }),
    onComment: comment => found.push({ comment: comment.trimStart() }),
  });
  parser.feed(text);
  return found;
};

/** What a browser's parser tells: no events without data, and a lone carriage return waits at the end. */
const seen = (items: readonly SseItem[]): unknown[] =>
  items.flatMap((item): unknown[] => {
    if (item.kind === 'comment') return [{ comment: item.text.trimStart() }];
    if (item.kind !== 'frame' || item.data === undefined) return [];
    return [{ data: item.data, event: item.event, id: item.id }];
  });

describe('the reader of event streams against eventsource-parser', () => {
  it('tells the same of any stream', () => {
    fc.assert(
      fc.property(streams, text => assert.deepEqual(seen(parsed(text)), oracle(text))),
      { numRuns: 500 },
    );
  });

  it('tells the same however the bytes are cut', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.nat(400), { maxLength: 12 }), (text, cuts) => {
        const bytes = bytesOf(text);
        const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
        const parser = new SseParser();
        const items = places.slice(1).flatMap((to, index) => parser.push(bytes.slice(places[index], to)));
        assert.deepEqual(items, parsed(text));
      }),
      { numRuns: 500 },
    );
  });
});
