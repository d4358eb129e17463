/** The shape of an id: upper-case ASCII words, ASCII hyphens, a number at the end. */
export const idPattern = '[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{2,}';

const whole = new RegExp(`^(${idPattern})((?:\\([a-z](?:,\\s*[a-z])*\\))*)$`);

export interface ClauseRef {
  readonly id: string;
  readonly letters: readonly string[];
}

/** Reads `ORCH-3005`, `ORCH-3005(a)`, `ORCH-3005(a)(c)` and `ORCH-3005(a, c)`; null for anything else. */
export function parseRef(text: string): ClauseRef | null {
  const match = whole.exec(text.trim());
  const id = match?.[1];
  if (id === undefined) return null;
  return { id, letters: match?.[2]?.match(/[a-z]/g) ?? [] };
}

/** One string per clause: `X-10(a, c)` becomes `X-10(a)` and `X-10(c)`. */
export function spreadRef(ref: ClauseRef): readonly string[] {
  return ref.letters.length === 0 ? [ref.id] : ref.letters.map(letter => `${ref.id}(${letter})`);
}

export function requirementOf(clauseId: string): string {
  return clauseId.replace(/\(.*$/, '');
}

/** Splits at commas and spaces, but not inside parentheses. */
export function splitRefs(text: string): readonly string[] {
  return text
    .split(/[,\s]+(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '');
}
