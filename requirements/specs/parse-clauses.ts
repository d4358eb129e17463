import type { Level } from '../model.ts';
import { hashOf, normalise } from './hash.ts';

export interface ParsedClause {
  readonly letter: string;
  readonly level: Level;
  readonly text: string;
  readonly hash: string;
}

interface Marker {
  readonly letter: string;
  readonly level: Level;
  readonly start: number;
  readonly end: number;
}

const marker = /(?<=^|\s)\(([a-z])(?:,\s*(MUST|SHOULD|MAY))?\)(?=\s)/g;

/**
 * Splits a requirement into its lettered clauses. Only the next letter in order opens a clause, so that a
 * sentence may mention "(a)" later on. The words before (a) belong to every clause and to every clause's hash.
 */
export function parseClauses(level: Level, text: string): readonly ParsedClause[] {
  const whole = normalise(text);
  const markers = readMarkers(level, whole);
  const first = markers[0];
  if (first === undefined) return [{ letter: '', level, text: whole, hash: hashOf(level, whole) }];
  const lead = whole.slice(0, first.start).trim();
  return markers.map((at, index) => {
    const said = whole
      .slice(at.end, markers[index + 1]?.start ?? whole.length)
      .trim()
      .replace(/;$/, '');
    return { letter: at.letter, level: at.level, text: said, hash: hashOf(at.level, `${lead} ${said}`) };
  });
}

function readMarkers(level: Level, text: string): readonly Marker[] {
  const markers: Marker[] = [];
  for (const match of text.matchAll(marker)) {
    const letter = match[1] ?? '';
    if (letter !== String.fromCharCode(97 + markers.length)) continue;
    const own = match[2] === 'MUST' || match[2] === 'SHOULD' || match[2] === 'MAY' ? match[2] : level;
    markers.push({ letter, level: own, start: match.index, end: match.index + match[0].length });
  }
  return markers;
}
