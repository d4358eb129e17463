// Single events of the form that vLLM and servers of OpenAI's shape share.

import type { ProviderState } from '#contracts/pacts';
import {
  type EngineExchange,
  type EngineFrame,
  itself,
  listOf,
  spelled,
  typed,
  whole,
} from '#contracts/pacts';
import { endsAtLimit, endsByItself, failsWhileDecoding, serves } from './engine-states.ts';
import type { FrameRow } from './wire-pact.ts';

export const usage = { prompt_tokens: 5, completion_tokens: 2 };
export const finishData = { choices: [{ text: '', delta: {}, finish_reason: 'stop' }] };
export const usageData = { choices: [], usage };

const piece = { kind: 'piece', text: 'Rhine' } as const;

export const answered = [piece, { kind: 'end', finishReason: 'stop', usage }] as const;

/** The words of a choice: plain completions and chats have them in different places. */
export type Place = (words: unknown) => object;

export const inText: Place = text => ({ text });
export const inDelta: Place = content => ({ delta: { content } });

export const pieceFrame = (of: EngineExchange, place: Place, what: string): FrameRow => ({
  frame: {
    description: `a piece of ${what} comes`,
    states: serves(),
    clauses: ['ASY-ADAPT-002(a)', 'ORCH-3058(c)'],
    of,
    data: { choices: listOf([place(spelled('^[\\s\\S]+$', 'Rhine'))]) },
  },
  makes: [piece],
});

interface Finish {
  readonly description: string;
  readonly reason: unknown;
  readonly finishReason: 'stop' | 'length';
  readonly states: readonly ProviderState[];
}

const finish = (
  of: EngineExchange,
  { description, reason, finishReason, states }: Finish,
): { readonly frame: EngineFrame; readonly makes: FrameRow['makes'] } => ({
  frame: {
    description,
    states,
    clauses: ['ASY-ADAPT-002(a)', 'ASY-ADAPT-007'],
    of,
    data: { choices: listOf([{ finish_reason: reason }]) },
  },
  makes: [{ kind: 'end', finishReason }],
});

/** The reason on which an end is exactly that. */
const exactFinish = (
  of: EngineExchange,
  reason: 'stop' | 'length',
  states: readonly ProviderState[],
): FrameRow => {
  const description = `a chunk says that the reason of the end is ${reason}`;
  return finish(of, { description, reason: itself(reason), finishReason: reason, states });
};

export const endFrames = (of: EngineExchange, usageClauses: readonly string[]): readonly FrameRow[] => [
  finish(of, {
    description: 'a chunk tells the reason of the end',
    reason: spelled('^(stop|length)$', 'stop'),
    finishReason: 'stop',
    states: serves(),
  }),
  exactFinish(of, 'stop', endsByItself()),
  exactFinish(of, 'length', endsAtLimit()),
  {
    frame: {
      description: 'the last chunk tells the usage, and has no choices',
      states: serves(),
      clauses: [...usageClauses, 'ASY-ADAPT-004(a)'],
      of,
      data: { choices: [], usage: { prompt_tokens: whole(5), completion_tokens: whole(2) } },
    },
    after: [finishData],
    makes: [{ kind: 'end', finishReason: 'stop', usage }],
  },
  {
    frame: {
      description: 'an error comes in the stream',
      states: failsWhileDecoding(),
      clauses: ['ASY-ADAPT-002(c)'],
      of,
      data: { error: { message: typed('the engine failed') } },
    },
    makes: { failure: 'internal' },
  },
];
