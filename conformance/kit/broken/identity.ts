import type { BrokenAdapter } from './broken-adapter.ts';

export const brokenIdentities: readonly BrokenAdapter[] = [
  {
    breaks: ['ASY-KIT-001(a)'],
    why: 'describes itself in another way each time',
    file: 'adapter.ts',
    edits: [
      ['  readonly #closing', '  #times = 0;\n  readonly #closing'],
      ['    return {\n      wire', '    this.#times += 1;\n    return {\n      wire'],
      ['seed: true', 'seed: this.#times % 2 === 0'],
    ],
  },
  {
    breaks: ['ASY-KIT-001(b)'],
    why: 'claims to count tokens and has no way to',
    file: 'adapter.ts',
    edits: [['tokenize: false', 'tokenize: true']],
  },
  {
    breaks: ['ASY-KIT-001(c)'],
    why: 'claims to tell slots and does not know them',
    file: 'adapter.ts',
    edits: [['slots: false', 'slots: true']],
  },
  {
    breaks: ['ASY-KIT-002(a)'],
    why: 'says nothing about an engine that is ready',
    file: 'adapter.ts',
    edits: [["detail: 'ok'", "detail: ''"]],
  },
  {
    breaks: ['ASY-KIT-002(b)'],
    why: 'takes an engine that answers for one that is ready',
    file: 'adapter.ts',
    edits: [['ready: false, detail', "ready: 'status' in error.detail, detail"]],
  },
  {
    breaks: ['ASY-KIT-002(c)'],
    why: 'throws where it is asked for the health of an engine that is gone',
    file: 'adapter.ts',
    edits: [['if (!(error instanceof EngineError)) throw error;', 'throw error;']],
  },
  {
    breaks: ['ASY-KIT-003(a)'],
    why: 'claims to name a build, and names none',
    file: 'adapter.ts',
    edits: [['version: false', 'version: true']],
  },
  {
    breaks: ['ASY-KIT-003(b)'],
    why: 'names a model that the engine did not tell',
    file: 'adapter.ts',
    edits: [[': { modelName };', ": { modelName: 'the usual one' };"]],
  },
  {
    breaks: ['ASY-KIT-003(c)'],
    why: 'gives a name where a digest belongs',
    file: 'adapter.ts',
    edits: [[': { modelName };', ': { modelName, modelDigest: modelName };']],
  },
];
