// What a client saw of a task, as an output. Pure; undefined where the task did not complete.
import { type FrameEntry, isRecord, parsedJson, valueAt } from '#conformance/harness';
import type { Output, OutputPiece } from '../comparison/output.ts';

const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : [];

const usageOf = (value: unknown): Output['usage'] => ({
  // An orchestrator that tells none gives no number that could be equal to one.
  promptTokens: Number(valueAt(value, 'prompt_tokens') ?? Number.NaN),
  completionTokens: Number(valueAt(value, 'completion_tokens') ?? Number.NaN),
});

export const piecesOf = (frames: readonly FrameEntry[]): OutputPiece[] =>
  frames
    .filter(frame => frame.event === 'token')
    .map(frame => {
      const payload = parsedJson(frame.data);
      return { i: Number(valueAt(payload, 'i')), t: String(valueAt(payload, 't')) };
    });

/** Every piece tells its ids, or none of them counts. */
const tokenIdsOf = (frames: readonly FrameEntry[]): { tokenIds?: readonly number[] } => {
  const told = frames
    .filter(frame => frame.event === 'token')
    .map(frame => valueAt(parsedJson(frame.data), 'token_ids'));
  return told.length > 0 && told.every(Array.isArray) ? { tokenIds: told.flatMap(numbers) } : {};
};

/** The frames of one reader, or of one that came back, joined. */
export const outputOfFrames = (frames: readonly FrameEntry[]): Output | undefined => {
  const end = frames.find(frame => frame.event === 'end');
  if (end === undefined) return undefined;
  const payload = parsedJson(end.data);
  const pieces = piecesOf(frames);
  return {
    text: pieces.map(({ t }) => t).join(''),
    pieces,
    ...tokenIdsOf(frames),
    finishReason: String(valueAt(payload, 'finish_reason')),
    usage: usageOf(valueAt(payload, 'usage')),
  };
};

/** A record has the text and no pieces: those are never compared with it. */
export const outputOfRecord = (record: unknown): Output | undefined => {
  if (valueAt(record, 'state') !== 'completed') return undefined;
  return {
    text: String(valueAt(record, 'output')),
    pieces: [],
    finishReason: String(valueAt(record, 'finish_reason')),
    usage: usageOf(valueAt(record, 'usage')),
  };
};

export interface ServedAttempt {
  readonly replicaId: string;
  readonly outcome: string;
  readonly engineVersion?: string;
  readonly modelDigest?: string;
}

const textAt = (value: unknown, path: string): string | undefined => {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
};

export const attemptsOf = (record: unknown): ServedAttempt[] => {
  const attempts = valueAt(record, 'attempts');
  return (Array.isArray(attempts) ? attempts : []).filter(isRecord).map(attempt => {
    const engineVersion = textAt(attempt, 'engine_version');
    const modelDigest = textAt(attempt, 'model_digest');
    return {
      replicaId: String(attempt.replica_id),
      outcome: String(attempt.outcome),
      ...(engineVersion === undefined ? {} : { engineVersion }),
      ...(modelDigest === undefined ? {} : { modelDigest }),
    };
  });
};
