// The only place of this folder that knows what time it is.
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const nowMs = (): number => Date.now();

/** `3 days`: in the greatest unit of which there are two at least; unknown where a clock was wrong. */
export function ageWords(moment: string, wallMs: number): string {
  const ageMs = wallMs - Date.parse(moment);
  if (ageMs < 0) return 'an unknown time';
  if (ageMs >= 2 * dayMs) return `${Math.floor(ageMs / dayMs)} days`;
  if (ageMs >= 2 * hourMs) return `${Math.floor(ageMs / hourMs)} hours`;
  return `${Math.floor(ageMs / minuteMs)} minutes`;
}
