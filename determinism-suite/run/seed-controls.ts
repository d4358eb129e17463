// What every run shows of itself: that a difference would have been seen, because other seeds make one.
import { compareOutputs } from '../comparison/compare.ts';
import type { CompareOptions } from '../comparison/differences.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Circumstance } from '../matrix/circumstance.ts';
import type { EvidenceBook } from './evidence.ts';
import type { Session } from './session.ts';
import type { Transcript } from './transcript.ts';

const casesAsked = 4;
const timesWithoutSeed = 3;
/** One token may well be the same under two seeds. */
const tokensMin = 16;
const promptCharactersMax = 511;

export interface ControlResult {
  readonly name: 'another seed differs' | 'no seed varies';
  readonly isShown: boolean;
  /** What was seen, in figures. */
  readonly found: string;
}

export function controlCases(cases: readonly CorpusCase[]): readonly CorpusCase[] {
  return cases
    .filter(({ sampling }) => sampling === 'seeded')
    .filter(({ maxTokens, prompt }) => maxTokens >= tokensMin && prompt.length <= promptCharactersMax)
    .slice(0, casesAsked);
}

export async function askControls(
  session: Session,
  circumstance: Circumstance,
  cases: readonly CorpusCase[],
): Promise<void> {
  const question = { role: 'control', circumstance } as const;
  for (const one of controlCases(cases)) {
    await session.ask({ ...question, of: 'another seed differs', case: one, seed: { value: one.seed + 1 } });
    for (let time = 0; time < timesWithoutSeed; time += 1)
      await session.ask({ ...question, of: 'no seed varies', case: one, seed: { value: undefined } });
  }
}

const isSame = (a: Transcript, b: Transcript, options: CompareOptions): boolean =>
  a.output !== undefined &&
  b.output !== undefined &&
  compareOutputs(a.output, b.output, options) === undefined;

function anotherSeed(book: EvidenceBook, options: CompareOptions): ControlResult {
  const asked = book.ofControl('another seed differs').filter(({ output }) => output !== undefined);
  const differing = asked.filter(transcript => {
    const reference = book.referenceFor(transcript.case);
    return reference?.output !== undefined && !isSame(reference, transcript, options);
  });
  return {
    name: 'another seed differs',
    isShown: differing.length > 0,
    found: `${differing.length} of ${asked.length} prompts`,
  };
}

function noSeed(book: EvidenceBook, options: CompareOptions): ControlResult {
  const asked = book.ofControl('no seed varies').filter(({ output }) => output !== undefined);
  const byCase = [...Map.groupBy(asked, transcript => transcript.case).values()];
  const varying = byCase.filter(([first, ...others]) =>
    others.some(other => first !== undefined && !isSame(first, other, options)),
  );
  return {
    name: 'no seed varies',
    isShown: varying.length > 0,
    found: `${varying.length} of ${byCase.length} prompts`,
  };
}

/** As the evidence has it: a pure function of what was recorded. */
export function judgeControls(book: EvidenceBook, options: CompareOptions): readonly ControlResult[] {
  return [anotherSeed(book, options), noSeed(book, options)];
}
