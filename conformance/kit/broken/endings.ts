import type { BrokenAdapter } from './broken-adapter.ts';

const signals = '[this.#own.signal, this.#caller, this.#closing]';

export const brokenEndings: readonly BrokenAdapter[] = [
  {
    breaks: ['ASY-KIT-008(a)'],
    why: 'does not hear the abort while it waits',
    file: 'call.ts',
    edits: [[signals, '[this.#own.signal, this.#closing]']],
  },
  {
    breaks: ['ASY-KIT-008(b)'],
    why: 'closes only after the next event, as a generator does',
    file: 'call.ts',
    edits: [['    this.#own.abort();\n', '']],
  },
  {
    breaks: ['ASY-KIT-008(c)'],
    why: 'begins a call that was aborted already',
    file: 'call.ts',
    edits: [
      ['next(): Promise<Result> {\n    this.#throwIfEnded();', 'next(): Promise<Result> {'],
      [`const signals = ${signals}`, 'const signals = [this.#own.signal, this.#closing]'],
    ],
  },
  {
    breaks: ['ASY-KIT-008(d)'],
    why: 'answers nothing after a call that was let go',
    file: 'call.ts',
    edits: [
      ['  readonly #read: Read;', '  static #isSpent = false;\n  readonly #read: Read;'],
      ['    this.#own.abort();', '    this.#own.abort();\n    Call.#isSpent = true;'],
      ['if (this.#own.signal.aborted) return done;\n    const', 'if (Call.#isSpent) return done;\n    const'],
    ],
  },
  {
    breaks: ['ASY-KIT-008(e)'],
    why: 'hands on what had come before it was let go',
    file: 'call.ts',
    edits: [
      ['    this.#throwIfEnded();\n    if (this.#own.signal.aborted) return done;\n    const', '    const'],
      ['    await this.#events?.return(undefined);\n', ''],
    ],
  },
  {
    breaks: ['ASY-KIT-009(a)'],
    why: 'gives a silent engine up',
    file: 'engine.ts',
    edits: [
      [
        "      request.on('error'",
        "      request.setTimeout(50, () => request.destroy());\n      request.on('error'",
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-009(b)'],
    why: 'hangs up half a second after the abort',
    file: 'call.ts',
    edits: [
      [signals, '[this.#own.signal, this.#closing]'],
      [
        '    this.#caller = caller;',
        "    this.#caller = caller;\n    caller.addEventListener('abort', () => setTimeout(() => this.#own.abort(), 500));",
      ],
    ],
  },
  {
    breaks: ['ASY-KIT-010(a)'],
    why: 'leaves its calls running when it is closed',
    file: 'adapter.ts',
    edits: [['    this.#closing.abort();\n', '']],
  },
  {
    breaks: ['ASY-KIT-010(b)'],
    why: 'takes calls after it was closed',
    file: 'adapter.ts',
    edits: [
      [
        'new Call(read, signal, this.#closing.signal)',
        'new Call(read, signal, this.#closing.signal.aborted ? signal : this.#closing.signal)',
      ],
    ],
  },
];
