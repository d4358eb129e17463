// How much is asked, so that it can be told beforehand how long it takes.
import type { CorpusCase } from '../corpus/corpus-case.ts';
import type { Cell } from './cell.ts';

/** A prompt is read several times as fast as an answer is made. */
const bytesPerToken = 8;

/** In tokens of an answer, about. */
export function workOf({ prompt, maxTokens }: CorpusCase): number {
  return 1 + maxTokens + Buffer.byteLength(prompt) / bytesPerToken;
}

/** Those that are asked beforehand, one at a time, so that the cache is warm. */
export function primesOf({ circumstance, cases }: Cell): readonly CorpusCase[] {
  return circumstance.cache === 'warm' ? cases.slice(0, circumstance.slots) : [];
}

/** Every ask of a cell. */
export function asksOf(cell: Cell): readonly CorpusCase[] {
  return [...primesOf(cell), ...cell.cases];
}

export function workOfCells(cells: readonly Cell[]): number {
  let work = 0;
  for (const cell of cells) for (const one of asksOf(cell)) work += workOf(one);
  return work;
}

export function asksOfCells(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + asksOf(cell).length, 0);
}
