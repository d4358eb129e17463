import assert from 'node:assert/strict';
import { framed, running, started } from './testing/made-history.ts';
import { type Mutation, machine, noticesMutations, read, rules } from './testing/mutation.ts';
import { patchedModule } from './testing/patched-module.ts';

const frame = (event: string, payload: unknown, id?: number) => {
  const made = framed('e1', event, payload, id);
  assert.ok(made.kind === 'frame');
  return { event, data: made.data ?? '', ...(made.id === undefined ? {} : { id: made.id }) };
};

const first = frame('started', started, 0);
const runs = frame('metrics', running);
const piece = (i: number, id = i + 1) => frame('token', { t: 'x', i }, id);
const end = (tokens_out: number, id: number) =>
  frame('end', { tokens_out, finish_reason: 'stop', decode_ms: 1 }, id);

const reader = 'sse/sse-parser.ts';
const order = 'stream/stream-machine.ts';
const frames = 'stream/frame-rules.ts';

const mutations: readonly Mutation[] = [
  {
    title: 'a carriage return ends no line',
    file: reader,
    find: 'byte === lineFeed || byte === carriageReturn',
    replace: 'byte === lineFeed',
    probe: read('data: a\r\r'),
  },
  {
    title: 'the line feed after a carriage return ends another line',
    file: reader,
    find: 'this.#skipsLineFeed = byte === carriageReturn;',
    replace: '',
    probe: read('data: a\r\ndata: b\r\n\r\n'),
  },
  {
    title: 'every line feed after a chunk is skipped',
    file: reader,
    find: 'this.#skipsLineFeed = false;\n    if',
    replace: 'if',
    probe: read('data: a\r', '\n\ndata: b\n\n'),
  },
  {
    title: 'a byte order mark is text',
    file: reader,
    find: 'this.#isFirstLine && ',
    replace: 'false && ',
    probe: read('\uFEFFdata: a\n\n'),
  },
  {
    title: 'a byte order mark is dropped anywhere',
    file: reader,
    find: 'this.#isFirstLine = false;',
    replace: '',
    probe: read('data: a\n\n\uFEFFdata: b\n\n'),
  },
  {
    title: 'all spaces after a colon are dropped',
    file: reader,
    find: "rest.startsWith(' ') ? rest.slice(1) : rest",
    replace: 'rest.trimStart()',
    probe: read('data:  a\n\n'),
  },
  {
    title: 'lines of data are joined by nothing',
    file: reader,
    find: "this.#data.join('\\n')",
    replace: "this.#data.join('')",
    probe: read('data: a\ndata: b\n\n'),
  },
  {
    title: 'an id with NUL counts',
    file: reader,
    find: " && !value.includes('\\0')",
    replace: '',
    probe: read('id: a\0b\ndata: x\n\n'),
  },
  {
    title: 'the id of one frame is the id of the next',
    file: reader,
    find: '    this.#id = undefined;\n',
    replace: '',
    probe: read('id: 1\ndata: a\n\ndata: b\n\n'),
  },
  {
    title: 'a retry of anything is a number',
    file: reader,
    find: '/^[0-9]+$/.test(value)',
    replace: 'true',
    probe: read('retry: x\n\n'),
  },
  {
    title: 'an event without data is hidden',
    file: reader,
    find: 'hasData || this.#event !== undefined',
    replace: 'hasData',
    probe: read('event: token\n\n'),
  },
  {
    title: 'a late reader is everybody',
    file: order,
    find: "this.#reader !== 'live'",
    replace: 'true',
    probe: machine([first, piece(0)], { reader: 'live' }),
  },
  {
    title: 'the members that a transition names are not looked at',
    file: order,
    find: 'transition.event === event &&',
    replace: 'transition.event === event ||',
    probe: machine([first, frame('metrics', { state: 'queued', queue_depth: 0 }), piece(0)], {
      reader: 'live',
    }),
  },
  {
    title: 'a resume begins at the start',
    file: order,
    find: 'Number(start.lastEventId) + 1',
    replace: 'Number(start.lastEventId)',
    probe: machine([piece(1)], { lastEventId: '1' }),
  },
  {
    title: 'ids may jump',
    file: frames,
    find: 'Number(id) === this.#nextId',
    replace: 'Number(id) >= this.#nextId',
    probe: rules([first, runs, piece(1)]),
  },
  {
    title: 'the index of a piece is not looked at',
    file: frames,
    find: 'payload.i !== id - 1',
    replace: 'false',
    probe: rules([first, runs, piece(1, 1)]),
  },
  {
    title: 'something may follow the terminal',
    file: frames,
    find: 'if (kinds[event]?.terminal) this.#hasEnded = true;',
    replace: '',
    probe: rules([first, piece(0), end(1, 2), runs]),
  },
  {
    title: 'the end may count what it likes',
    file: frames,
    find: 'payload.tokens_out !== id - 1',
    replace: 'false',
    probe: rules([first, piece(0), end(7, 2)]),
  },
  {
    title: 'no metrics frame is due before the terminal',
    file: frames,
    find: 'const wasThere = this.#sawStart || this.#sawMetrics;',
    replace: 'const wasThere = false;',
    probe: rules([first, piece(0), end(1, 2)], true),
  },
  {
    title: 'data may take several lines',
    file: frames,
    find: "data.includes('\\n')",
    replace: 'false',
    probe: rules([{ ...first, data: JSON.stringify(started, null, 1) }]),
  },
];

describe('a reader or machine that is broken', () => {
  noticesMutations(mutations);

  it('is not noticed where nothing is broken', async () => {
    const [mutation] = mutations;
    assert.ok(mutation);
    const again = await patchedModule({ ...mutation, replace: mutation.find });
    const own = await import('./sse/sse-parser.ts');
    assert.deepEqual(mutation.probe(again), mutation.probe({ ...own }));
  });

  it('is refused as stale where the words to be changed are gone', async () => {
    await assert.rejects(patchedModule({ file: reader, find: 'no such words', replace: '' }), /exactly once/);
  });
});
