// What two outputs tell about where their difference comes from, without another trial.

import { firstDifference } from '../comparison/differences.ts';
import type { Output } from '../comparison/output.ts';

/** Two tokens of exactly the same probability: another one of them was taken. */
export function isTie(a: Output, b: Output): boolean {
  const at = firstDifference(a.tokenIds?.map(String) ?? [], b.tokenIds?.map(String) ?? []);
  if (at === undefined) return false;
  const [left, right] = [a.logprobs?.[at], b.logprobs?.[at]];
  const before = (output: Output): readonly string[] => (output.logprobs ?? []).slice(0, at).map(String);
  const isSoFarEqual = firstDifference(before(a), before(b)) === undefined;
  return left !== undefined && left === right && isSoFarEqual;
}

/**
 * The engine's own answer is in it, with something added, lost or cut otherwise: no engine gives that for any request,
 * so somebody on the way made it.
 */
export function isHandled(engine: Output, through: Output): boolean {
  const [whole, other] = [engine.text, through.text];
  if (whole === other) return true;
  const isContained = whole !== '' && other.length > whole.length && other.includes(whole);
  const isPart = other !== '' && whole.includes(other) && engine.finishReason === through.finishReason;
  return isContained || isPart || !isConsistent(through);
}

/** The pieces are the text, and there is a token for each where ids were given. */
function isConsistent({ text, pieces, tokenIds, usage }: Output): boolean {
  const joined = pieces.map(({ t }) => t).join('');
  const isCounted = tokenIds === undefined || tokenIds.length === usage.completionTokens;
  return (pieces.length === 0 || joined === text) && pieces.every(({ i }, at) => i === at) && isCounted;
}
