// What the wires share in reading an answer.
import { isRecord, parseSamples, sampleSum, shownJson, valueAt } from '#conformance/harness';
import type { OutputPiece } from '../../comparison/output.ts';
import type { EngineCounters } from '../engine.ts';
import type { Token } from '../token.ts';
import { type Answered, EngineAnswerBroken } from './wire.ts';

export const textAt = (value: unknown, path: string): string => {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : '';
};

/** Throws where nobody counted. */
export const countAt = (value: unknown, path: string): number => {
  const found = valueAt(value, path);
  if (typeof found === 'number') return found;
  throw new EngineAnswerBroken(`the answer has no ${path}: ${shownJson(value)}`);
};

/** An error object may follow status 200. */
export const refuseErrors = ({ said }: Answered): void => {
  const failed = said.find(event => valueAt(event, 'error') !== undefined);
  if (failed !== undefined) throw new EngineAnswerBroken(`the engine answered ${shownJson(failed)}`);
};

export const piecesOf = (isStreamed: boolean, texts: readonly string[]): OutputPiece[] =>
  isStreamed ? texts.filter(text => text !== '').map((t, i) => ({ i, t })) : [];

/** Throws where the reason is none that is known: an end must be told. */
export const finishOf = (reason: unknown, meanings: Readonly<Record<string, 'stop' | 'length'>>): string => {
  const known = typeof reason === 'string' ? meanings[reason] : undefined;
  if (known === undefined)
    throw new EngineAnswerBroken(`the answer has no end that is known: ${shownJson(reason)}`);
  return known;
};

/** Tokens as lists of objects tell them; the names of their members differ. */
export const tokensAt = (
  value: unknown,
  path: string,
  names: { readonly text: string; readonly isHidden?: string },
): Token[] => {
  const listed = valueAt(value, path);
  return (Array.isArray(listed) ? listed : []).filter(isRecord).flatMap(entry => {
    const id = entry.id;
    if (typeof id !== 'number') return [];
    const isHidden = names.isHidden !== undefined && entry[names.isHidden] === true;
    const text = isHidden ? '' : textAt(entry, names.text);
    return [{ id, text, ...(typeof entry.logprob === 'number' ? { logprob: entry.logprob } : {}) }];
  });
};

export const countersIn = (
  metrics: string,
  names: { prompt: string; completion: string },
): EngineCounters => {
  const samples = parseSamples(metrics);
  const promptTokens = sampleSum(samples, names.prompt);
  const completionTokens = sampleSum(samples, names.completion);
  if (promptTokens === undefined || completionTokens === undefined)
    throw new EngineAnswerBroken(`its metrics have no ${names.prompt} or ${names.completion}`);
  return { promptTokens, completionTokens };
};
