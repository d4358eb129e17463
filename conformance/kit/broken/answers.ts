import type { BrokenAdapter } from './broken-adapter.ts';

const yielded = "if (text !== '') yield { kind: 'piece', text };";

export const brokenAnswers: readonly BrokenAdapter[] = [
  {
    breaks: ['ASY-KIT-004(a)'],
    why: 'drops pieces of a single letter',
    file: 'wire.ts',
    edits: [[yielded, "if (text.trim().length > 1) yield { kind: 'piece', text };"]],
  },
  {
    breaks: ['ASY-KIT-004(b)'],
    why: 'keeps each piece until the next one comes',
    file: 'wire.ts',
    edits: [
      ['  let isFinished = false;', "  let kept = '';\n  let isFinished = false;"],
      [yielded, "if (kept !== '') yield { kind: 'piece', text: kept };\n    kept = text;"],
    ],
  },
  {
    breaks: ['ASY-KIT-004(c)'],
    why: 'makes all line ends alike',
    file: 'wire.ts',
    edits: [[yielded, "if (text !== '') yield { kind: 'piece', text: text.replaceAll('\\r\\n', '\\n') };"]],
  },
  {
    breaks: ['ASY-KIT-005(a)'],
    why: 'ends twice',
    file: 'wire.ts',
    edits: [['  yield end;', '  yield end;\n  yield end;']],
  },
  {
    breaks: ['ASY-KIT-005(b)'],
    why: 'counts its pieces instead of reading what the engine counted',
    file: 'wire.ts',
    edits: [
      ['  let isFinished = false;', '  let count = 0;\n  let isFinished = false;'],
      [yielded, `${yielded}\n    if (text !== '') count += 1;`],
      ['completion_tokens: usage.completion_tokens', 'completion_tokens: count'],
    ],
  },
  {
    breaks: ['ASY-KIT-005(c)'],
    why: 'takes a limit for an end',
    file: 'wire.ts',
    edits: [["length: 'length'", "length: 'stop'"]],
  },
  {
    breaks: ['ASY-KIT-005(d)'],
    why: 'takes what a filter cut for what the model ended',
    file: 'wire.ts',
    edits: [["content_filter: 'content_filter'", "content_filter: 'stop'"]],
  },
  {
    breaks: ['ASY-KIT-006(a)'],
    why: 'gives a second call the stream of the first',
    file: 'adapter.ts',
    edits: [
      [
        '  readonly #closing',
        '  #stream: AsyncGenerator<EngineEvent, undefined> | undefined;\n  readonly #closing',
      ],
      ['=> this.#read(request, callSignal)', '=> (this.#stream ??= this.#read(request, callSignal))'],
    ],
  },
  {
    breaks: ['ASY-KIT-006(b)'],
    why: 'tells every slot free whatever runs',
    file: 'adapter.ts',
    edits: [
      ['slots: false', 'slots: true'],
      ["return 'unknown'", 'return { total: 4, free: 4 }'],
    ],
  },
  {
    breaks: ['ASY-KIT-006(c)'],
    why: 'never gives a slot back',
    file: 'adapter.ts',
    edits: [
      ['slots: false', 'slots: true'],
      ['  readonly #closing', '  #taken = 0;\n  readonly #closing'],
      ["return 'unknown'", 'return { total: 4, free: 4 - this.#taken }'],
      ['    const answer', '    this.#taken += 1;\n    const answer'],
    ],
  },
  {
    breaks: ['ASY-KIT-007(a)'],
    why: 'marks each request with a number of its own',
    file: 'wire.ts',
    edits: [
      ['export function bodyOf', 'let asked = 0;\n\nexport function bodyOf'],
      ['    stop,', '    stop,\n    user: String((asked += 1)),'],
    ],
  },
  {
    breaks: ['ASY-KIT-007(b)'],
    why: 'claims seeds and sends none',
    file: 'wire.ts',
    edits: [['    ...(seed === undefined ? {} : { seed }),\n', '']],
  },
];
