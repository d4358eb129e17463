// Are two outputs the same, and where do they part? No tolerance, no similarity: a difference in any part is one.
import {
  type ComparedPart,
  type CompareOptions,
  comparedParts,
  firstDifference,
  type Places,
  placesOf,
  valueAtPlace,
} from './differences.ts';
import type { Output } from './output.ts';

export interface Difference {
  readonly part: ComparedPart;
  /** The token, piece or character, from 0 on. */
  readonly at: number;
  readonly a: string;
  readonly b: string;
}

/** The first difference that a reader wants to see, and with it every other part that differs. */
export interface Divergence extends Difference {
  /** The text that both had before it. */
  readonly before: string;
  readonly all: readonly Difference[];
}

interface Compared {
  readonly a: Output;
  readonly b: Output;
}

function differenceOf(
  part: ComparedPart,
  { a, b }: Compared,
  options: CompareOptions,
): Difference | undefined {
  if (part === 'text' && a.text === b.text) return undefined;
  const left = placesOf(part, a, options);
  const right = placesOf(part, b, options);
  if (left === undefined || right === undefined) return undefined;
  const at = firstDifference(left, right);
  return at === undefined ? undefined : { part, at, a: valueAtPlace(left, at), b: valueAtPlace(right, at) };
}

function commonText(a: string, b: string): string {
  const left: Places = [...a];
  return left.slice(0, firstDifference(left, [...b])).join('');
}

/** Of a token all that came before it, where pieces tell which text that is; otherwise what the texts share. */
function before({ part, at }: Difference, { a, b }: Compared, { isPieceAToken }: CompareOptions): string {
  const isOfTokens = part === 'tokenIds' || part === 'logprobs' || part === 'pieces';
  const pieces = a.pieces.length > 0 ? a.pieces : b.pieces;
  if (!isOfTokens || !isPieceAToken || pieces.length < at) return commonText(a.text, b.text);
  return pieces
    .slice(0, at)
    .map(({ t }) => t)
    .join('');
}

/** Parts that only one of the two gives are held against nothing. */
export function compareOutputs(a: Output, b: Output, options: CompareOptions): Divergence | undefined {
  const all: Difference[] = [];
  for (const part of comparedParts) {
    const difference = differenceOf(part, { a, b }, options);
    if (difference !== undefined) all.push(difference);
  }
  const [first] = all;
  return first === undefined ? undefined : { ...first, before: before(first, { a, b }, options), all };
}
