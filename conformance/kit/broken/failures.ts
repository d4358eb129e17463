import type { BrokenAdapter } from './broken-adapter.ts';

const unfinished =
  "  if (!isFinished) throw new EngineError('reset', 'the stream stopped without an end');\n";
const asking =
  'await this.#engine.ask(pathOf(request), { signal, body: bodyOf(request), trace: request.traceparent })';
const again = 'this.#engine.ask(pathOf(request), { signal, body: bodyOf(request) })';

/** Reads on whether or not anyone wants more. */
const eager = `
async function* eager(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const kept: Buffer[] = [];
  let tell = Promise.withResolvers<void>();
  let isOver = false;
  const reading = (async () => {
    for await (const chunk of body) {
      kept.push(chunk);
      tell.resolve();
    }
  })().finally(() => {
    isOver = true;
    tell.resolve();
  });
  while (!isOver || kept.length > 0) {
    const next = kept.shift();
    if (next === undefined) await tell.promise;
    else yield next;
    tell = isOver || kept.length > 0 ? tell : Promise.withResolvers<void>();
  }
  await reading;
}
`;

export const brokenFailures: readonly BrokenAdapter[] = [
  {
    breaks: ['ASY-KIT-011(a)'],
    why: 'takes a context that is too long for any bad request',
    file: 'engine.ts',
    edits: [["isTooLong ? 'context-overflow' : kind", 'kind']],
  },
  {
    breaks: ['ASY-KIT-011(b)'],
    why: 'takes a full queue for an engine that is gone',
    file: 'engine.ts',
    edits: [["429: 'queue-full'", "429: 'unavailable'"]],
  },
  {
    breaks: ['ASY-KIT-011(c)'],
    why: 'takes an engine that loads for one that failed',
    file: 'engine.ts',
    edits: [["  503: 'unavailable',\n", '']],
  },
  {
    breaks: ['ASY-KIT-011(d)'],
    why: 'takes a refused key for a failure that may pass',
    file: 'engine.ts',
    edits: [["401: 'auth'", "401: 'internal'"]],
  },
  {
    breaks: ['ASY-KIT-011(e)'],
    why: 'takes seconds for milliseconds',
    file: 'engine.ts',
    edits: [['retryAfterMs: wait * 1_000', 'retryAfterMs: wait']],
  },
  {
    breaks: ['ASY-KIT-011(e)'],
    why: 'invents a time to wait where the engine asked for none',
    file: 'engine.ts',
    edits: [
      ['{ retryAfterMs: wait * 1_000 } : {}', '{ retryAfterMs: wait * 1_000 } : { retryAfterMs: 1_000 }'],
    ],
  },
  {
    breaks: ['ASY-KIT-012(a)'],
    why: 'takes a reset connection for a fault of its own',
    file: 'engine.ts',
    edits: [["'unavailable' : 'reset'", "'unavailable' : 'internal'"]],
  },
  {
    breaks: ['ASY-KIT-012(b)'],
    why: 'takes a stream that stops for one that ended',
    file: 'wire.ts',
    edits: [
      [unfinished, ''],
      ['    throw lostOf(error);', '    if (lostOf(error).kind !== "reset") throw error;'],
    ],
  },
  {
    breaks: ['ASY-KIT-012(c)'],
    why: 'passes over an event that it cannot read',
    file: 'wire.ts',
    edits: [
      [
        "throw new EngineError('malformed', 'the engine sent an event that is not JSON', { cause })",
        'return {}',
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-012(d)'],
    why: 'hands on an error of the engine as if it were text',
    file: 'wire.ts',
    edits: [
      [
        "throw new EngineError('internal', error.message ?? 'the engine failed');",
        "yield { kind: 'piece', text: error.message ?? 'the engine failed' };",
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-013(a)'],
    why: 'asks again after a refusal',
    file: 'adapter.ts',
    edits: [[asking, `${asking}.catch(() => ${again})`]],
  },
  {
    breaks: ['ASY-KIT-013(b)'],
    why: 'asks again after a stream that broke off',
    file: 'adapter.ts',
    edits: [
      [
        '    yield* readEvents(answer);',
        `    try {\n      yield* readEvents(answer);\n    } catch {\n      yield* readEvents(await ${again});\n    }`,
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-017(a)'],
    why: 'keeps the key to itself',
    file: 'engine.ts',
    edits: [['this.#options.apiKey === undefined ?', "this.#options.apiKey !== '' ?"]],
  },
  {
    breaks: ['ASY-KIT-017(b)'],
    why: 'goes where the engine sends it, and takes the key along',
    file: 'engine.ts',
    edits: [
      [
        'agent: false }, resolve);',
        `agent: false }, answer => {
        const { location } = answer.headers;
        if (location === undefined) resolve(answer);
        else send(location, { method: 'POST', headers }, resolve).end(JSON.stringify(body));
      });`,
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-014'],
    why: 'lets the engine find out what no engine could run',
    file: 'adapter.ts',
    edits: [['if (defect !== undefined) throw', "if (defect === 'none') throw"]],
  },
  {
    breaks: ['ASY-KIT-015(a)'],
    why: 'takes an event of any length',
    file: 'wire.ts',
    edits: [['eventCharsMax = 1 << 20', 'eventCharsMax = 1 << 28']],
  },
  {
    breaks: ['ASY-KIT-015(b)'],
    why: 'takes no event of more than 64 KiB',
    file: 'wire.ts',
    edits: [['eventCharsMax = 1 << 20', 'eventCharsMax = 1 << 16']],
  },
  {
    breaks: ['ASY-KIT-015(c)'],
    why: 'reads on while nobody reads from it',
    file: 'wire.ts',
    edits: [
      ['of dataOf(body)', 'of dataOf(eager(body))'],
      ['interface Chunk {', `${eager}\ninterface Chunk {`],
    ],
    caseMs: 10_000,
  },
  {
    breaks: ['ASY-KIT-015(d)'],
    why: 'drops what goes beyond a buffer of 512 pieces',
    file: 'wire.ts',
    edits: [
      ['  let isFinished = false;', '  let count = 0;\n  let isFinished = false;'],
      ["if (text !== '') yield", "if (text !== '' && (count += 1) <= 512) yield"],
    ],
  },
];
