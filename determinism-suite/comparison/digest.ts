// One line for one output: SHA-256 over its compared parts, always written in the same form.
import { createHash } from 'node:crypto';
import type { CompareOptions } from './differences.ts';
import type { Output } from './output.ts';

/** What is hashed: a list, so that no order of members matters; numbers as their shortest text. */
export function canonicalText(output: Output, options: CompareOptions = { isPieceAToken: false }): string {
  const { text, tokenIds, logprobs, finishReason, usage } = output;
  const pieces = options.isPieceAToken ? output.pieces.map(({ i, t }) => [i, t]) : null;
  return JSON.stringify([
    text,
    tokenIds ?? null,
    logprobs?.map(String) ?? null,
    finishReason,
    [usage.promptTokens, usage.completionTokens],
    pieces,
  ]);
}

export function digestOf(output: Output, options?: CompareOptions): string {
  return createHash('sha256').update(canonicalText(output, options)).digest('hex');
}
