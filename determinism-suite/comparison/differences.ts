// Which parts of two outputs differ, and at which place each of them does first.
import type { Output } from './output.ts';

/** What is compared, in the order in which a difference is told: tokens first, since the others follow from them. */
export const comparedParts = ['tokenIds', 'pieces', 'text', 'logprobs', 'finishReason', 'usage'] as const;

export type ComparedPart = (typeof comparedParts)[number];

/** What one side has of a part, place by place. */
export type Places = readonly string[];

export interface CompareOptions {
  /** Between tasks pieces are compared only where the engine's document says that each is a token. */
  readonly isPieceAToken: boolean;
}

const nothing: Places = [];

function piecesOf(output: Output): Places {
  return output.pieces.map(({ i, t }) => JSON.stringify([i, t]));
}

function usageOf({ usage }: Output): Places {
  return [`${usage.promptTokens} prompt tokens`, `${usage.completionTokens} completion tokens`];
}

/** undefined where there is nothing to hold against the other side. */
export function placesOf(part: ComparedPart, output: Output, options: CompareOptions): Places | undefined {
  switch (part) {
    case 'tokenIds':
      return output.tokenIds?.map(String);
    case 'pieces':
      // An answer that was not streamed has text and no pieces.
      return options.isPieceAToken && output.pieces.length > 0 ? piecesOf(output) : undefined;
    case 'text':
      return [...output.text];
    case 'logprobs':
      return output.logprobs?.map(String);
    case 'finishReason':
      return [output.finishReason];
    case 'usage':
      return usageOf(output);
    default:
      part satisfies never;
      return nothing;
  }
}

/** The first place at which the two are not the same, their ends included. */
export function firstDifference(a: Places, b: Places): number | undefined {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) if (a[at] !== b[at]) return at;
  return a.length === b.length ? undefined : shared;
}

/** As the reader of a report sees it where one of the two has ended already. */
export function valueAtPlace(places: Places, at: number): string {
  return places[at] ?? '(ended)';
}
