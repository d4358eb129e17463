// What a divergence comes from, as far as trials could tell.
import type { FaultClass } from '../controls/fault-class.ts';
import type { CorpusCase } from '../corpus/corpus-case.ts';
import { type Cell, circumstanceText } from '../matrix/cell.ts';
import type { Circumstance, Factor } from '../matrix/circumstance.ts';

export interface Explanation {
  /** The level, cell and case of which it speaks. */
  readonly cell: Cell;
  readonly case: CorpusCase;
  /** Absent where the trials fit none. */
  readonly faultClass?: FaultClass;
  /** Those that have to differ; none where the same request differs by itself. */
  readonly factors: readonly Factor[];
  /** The smallest pair of runs that still shows it. */
  readonly pair: readonly [Circumstance, Circumstance];
  /** So many neighbours show it, and one fewer do not. */
  readonly neighboursMin?: number;
  /** One sentence. */
  readonly found: string;
}

const baseWords = 'alone, on a cold cache, streamed';

export function pairText([a, b]: Explanation['pair']): string {
  const other = circumstanceText(b, a);
  return `${circumstanceText(a) || baseWords} | ${other || 'the same again'}`;
}
