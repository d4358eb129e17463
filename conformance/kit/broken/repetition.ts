import type { BrokenAdapter } from './broken-adapter.ts';

const claimed = ["determinism: 'none'", "determinism: 'tokens'"] as const;

/** What an adapter has to add to the sample where its engine repeats itself: the claim, which is then true. */
export const repeating: BrokenAdapter = {
  breaks: ['ASY-KIT-007(c)'],
  why: 'claims what its engine does',
  file: 'adapter.ts',
  edits: [claimed],
};

/** They are found out by an engine that decodes. */
export const brokenRepetitions: readonly BrokenAdapter[] = [
  {
    breaks: ['ASY-KIT-007(c)'],
    why: 'claims to repeat a text and keeps the seed to itself',
    file: 'adapter.ts',
    edits: [claimed, ['body: bodyOf(request)', 'body: bodyOf({ ...request, seed: undefined })']],
  },
  {
    breaks: ['ASY-KIT-007(c)'],
    why: 'asks for the same text whatever the seed',
    file: 'adapter.ts',
    edits: [claimed, ['body: bodyOf(request)', 'body: bodyOf({ ...request, seed: 1 })']],
  },
  {
    breaks: ['ASY-KIT-007(c)'],
    why: 'claims to repeat a text and brings none',
    file: 'adapter.ts',
    edits: [
      claimed,
      [
        '    yield* readEvents(answer);\n',
        "    for await (const event of readEvents(answer)) if (event.kind === 'end') yield event;\n",
      ],
    ],
  },
];
