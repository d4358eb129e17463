import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { Frame, Operation } from '../grammar/operation.ts';
import type { EngineCall, FaultWindow, RunRecord } from '../grammar/record.ts';

const withinMs = 1_000;

interface Piece {
  readonly task: string;
  readonly index: number;
  readonly atMs: number;
  readonly frame: Frame | undefined;
}

/** Those that an engine gave in the window for somebody who reads. */
const piecesIn = (
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  call: EngineCall,
  readers: ReadonlyMap<string, Operation>,
): readonly Piece[] => {
  const operation = call.task === undefined ? undefined : readers.get(call.task);
  if (operation === undefined) return [];
  const frames = operation.readings.flatMap(reading => reading.frames);
  return call.pieces
    .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
    .map(({ index, atMs }) => ({
      ...{ task: operation.task, index, atMs },
      frame: frames.find(frame => frame.event === 'token' && frame.index === index),
    }));
};

const looksAt = ({ faults, calls, operations }: RunRecord, fault: string): readonly Piece[] => {
  // One that leaves, reads slowly or not at all says nothing of what the server does.
  const readers = new Map(
    operations
      .filter(({ arrival }) => arrival.reader === 'prompt' && arrival.leavesAfter === undefined)
      .filter(({ readings }) => readings.length === 1)
      .map(operation => [operation.task, operation]),
  );
  const windowOf = ({ injectedMs, healedMs }: FaultWindow) => ({
    ...{ fromMs: injectedMs, toMs: healedMs - withinMs },
  });
  return faults
    .filter(window => window.fault === fault)
    .flatMap(window => calls.flatMap(call => piecesIn(windowOf(window), call, readers)));
};

/** A fault that takes nothing from running work: what an engine gives reaches its reader while it is in place. */
export const streamsGoOnDuring = (fault: string): Invariant => ({
  name: `streams go on during: ${fault}`,
  sentence: `While the fault lasts each piece that an engine gives reaches its reader within ${withinMs} ms.`,
  judge: record => {
    const pieces = looksAt(record, fault);
    const findings = pieces.flatMap(({ task, index, atMs, frame }): Finding[] => {
      if (frame !== undefined && frame.atMs - atMs <= withinMs) return [];
      const when = frame === undefined ? 'never' : `after ${Math.round(frame.atMs - atMs)} ms`;
      return [{ atMs, task, what: `piece ${index} reached its reader ${when}` }];
    });
    const slowest = Math.max(0, ...pieces.map(({ atMs, frame }) => (frame?.atMs ?? atMs) - atMs));
    return judged({
      ...{ looked: pieces.length, findings, nothing: 'no engine gave a piece while the fault was in place' },
      figure: `${pieces.length} pieces, the slowest ${Math.round(slowest)} ms`,
    });
  },
});
