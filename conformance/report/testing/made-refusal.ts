import { refusedChat } from '../../harness/testing/made-chat.ts';
import { passingStream } from './made-run.ts';

/** A claim of a feature that need not be offered. */
export const optionalClaim = {
  assertion: 'choices',
  judge: 'openai.choices',
  args: { ref: 'A', optional: 'n' },
  clauses: ['MADE-1(b)'],
};

const entries = [...refusedChat('e9', 400), { kind: 'step' as const, text: 'e9 is A' }];

/** The server refuses it honestly. */
export const notOffered = {
  ...passingStream,
  check: 'a-feature-that-is-not-offered',
  entries: entries.map(entry => ({ ...entry, at_ms: 1 })),
};
