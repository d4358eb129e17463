// From the transcripts of a cell to its verdict. Nothing is asked again because it differed, and nothing that could not
// be compared counts as equal.
import { compareOutputs, type Divergence } from '../comparison/compare.ts';
import type { CompareOptions } from '../comparison/differences.ts';
import type { Transcript } from './transcript.ts';

export interface DivergedElement {
  readonly divergence: Divergence;
  readonly reference: Transcript;
  readonly transcript: Transcript;
}

export type Verdict =
  | { readonly kind: 'equal'; readonly compared: number }
  | { readonly kind: 'diverged'; readonly compared: number; readonly elements: readonly DivergedElement[] }
  | { readonly kind: 'cannot promise'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

export const verdictKinds = ['equal', 'diverged', 'cannot promise', 'unknown'] as const;

export interface Evidence extends CompareOptions {
  /** How many asks the cell has. */
  readonly expected: number;
  readonly transcripts: readonly Transcript[];
  readonly referenceOf: (transcript: Transcript) => Transcript | undefined;
}

type Element = { readonly diverged?: DivergedElement; readonly because?: string };

function judgeElement(transcript: Transcript, evidence: Evidence): Element {
  const reference = evidence.referenceOf(transcript);
  const { output } = transcript;
  if (output === undefined) return { because: `${transcript.id}: ${transcript.failure ?? 'nothing came'}` };
  if (reference?.output === undefined)
    return {
      because: `${transcript.id} has nothing to be held against: ${reference?.failure ?? 'no reference'}`,
    };
  const divergence = compareOutputs(reference.output, output, evidence);
  return divergence === undefined ? {} : { diverged: { divergence, reference, transcript } };
}

/** Every element with its own counterpart. One that differs decides; then one that is missing. */
export function judgeCell(evidence: Evidence): Verdict {
  const { transcripts, expected } = evidence;
  const judged = transcripts.map(transcript => judgeElement(transcript, evidence));
  const elements = judged.flatMap(({ diverged }) => (diverged === undefined ? [] : [diverged]));
  if (elements.length > 0) return { kind: 'diverged', compared: transcripts.length, elements };
  const because = judged.find(element => element.because !== undefined)?.because;
  if (because !== undefined) return { kind: 'unknown', because };
  if (transcripts.length < expected)
    return { kind: 'unknown', because: `${transcripts.length} of ${expected} answers are there` };
  return { kind: 'equal', compared: transcripts.length };
}
