import type { Problem } from '#contracts';

/** Places whose value may be a secret, also where it is a wrong one. */
const secretPlaces = /\/(hash|url|argv|env|options|public_key)(\/|$)/;

/** One problem in words: where, what was found, what is allowed. */
export function problemSentence({ path, message, found, allowed, keyword }: Problem): string {
  const isShown = keyword === 'additionalProperties' || !secretPlaces.test(path) || found === 'nothing';
  return isShown ? message : `${path}: found a value that is not shown; allowed: ${allowed}.`;
}
