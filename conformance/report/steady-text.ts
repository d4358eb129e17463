const volatile: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '‹id›'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, '‹time›'],
  [/\b(127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, '$1:‹port›'],
  [/\b\d+\.\d+ ?ms\b/g, '‹ms›'],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b/gi, '‹id›'],
  [/\b1[5-9]\d{11}\b/g, '‹time›'],
];

/** A message without what differs between two runs that found the same. */
export const steadyText = (text: string, charactersMax: number): string => {
  const steady = volatile.reduce((at, [pattern, instead]) => at.replaceAll(pattern, instead), text);
  return steady.slice(0, charactersMax);
};
