import type { RunRecord, Witness } from '../grammar/record.ts';
import type { Span } from './evidence.ts';

/** Calls of this engine in which for so long nothing came of it, neither a piece nor an end. */
export const stoodStill = (
  { calls }: RunRecord,
  { fromMs, toMs }: Span,
  { engine, atLeastMs }: { readonly engine: string; readonly atLeastMs: number },
): readonly Witness[] =>
  calls
    .filter(call => call.engine === engine)
    .flatMap(({ atMs: askedMs, task = 'nobody', pieces, endedMs }) => {
      const told = [...pieces.map(({ atMs }) => atMs), ...(endedMs === undefined ? [] : [endedMs])];
      return told.flatMap((atMs, at) => {
        const sinceMs = told[at - 1] ?? askedMs;
        const isSeen = atMs - sinceMs >= atLeastMs && sinceMs <= toMs && atMs >= fromMs;
        const what = `${engine}, task ${task}: nothing for ${Math.round(atMs - sinceMs)} ms after ${at} pieces`;
        return isSeen ? [{ atMs: sinceMs, what }] : [];
      });
    });
