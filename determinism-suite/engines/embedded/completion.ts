// What the embedded engine is asked and what it says, in the form of llama.cpp's completions.
import { isRecord, valueAt } from '#conformance/harness';
import type { Output } from '../../comparison/output.ts';
import type { Ask } from '../engine.ts';
import { samplerOf } from '../sampler.ts';
import { type Token, tokenParts } from '../token.ts';
import type { CompletionBody } from './messages.ts';

export const completionBody = (ask: Ask): CompletionBody => {
  const sampler = samplerOf(ask.case);
  return {
    prompt: ask.case.prompt,
    max_tokens: ask.case.maxTokens,
    temperature: sampler.temperature,
    top_p: sampler.topP,
    top_k: sampler.topK,
    min_p: sampler.minP,
    repeat_penalty: sampler.repetitionPenalty,
    cache_prompt: ask.mayReusePrompt,
    // Token ids come with the probabilities.
    n_probs: 1,
    logprobs: true,
    stream_options: { include_usage: true },
    ...(ask.seed === undefined ? {} : { seed: ask.seed }),
  };
};

const textOf = (chunk: unknown): string => String(valueAt(chunk, 'choices.0.text') ?? '');

const tokensOf = (chunk: unknown): Token[] => {
  const listed = valueAt(chunk, 'choices.0.logprobs.content');
  return (Array.isArray(listed) ? listed : [])
    .filter(isRecord)
    .map(({ id, token, logprob }) => ({ id: Number(id), text: String(token), logprob: Number(logprob) }));
};

/** Throws where the answer has no end, or does not count: an output is never guessed. */
export const outputOf = (said: readonly unknown[], isStreamed: boolean): Output => {
  const last = said.at(-1);
  const finishReason = valueAt(last, 'choices.0.finish_reason');
  const promptTokens = valueAt(last, 'usage.prompt_tokens');
  const completionTokens = valueAt(last, 'usage.completion_tokens');
  if (typeof finishReason !== 'string') throw new Error('the embedded engine ended without a reason');
  if (typeof promptTokens !== 'number' || typeof completionTokens !== 'number')
    throw new Error('the embedded engine ended without its counts');
  const texts = said.map(textOf);
  const pieces = texts.filter(text => text !== '').map((t, i) => ({ i, t }));
  return {
    text: texts.join(''),
    pieces: isStreamed ? pieces : [],
    ...tokenParts(said.flatMap(tokensOf)),
    finishReason,
    usage: { promptTokens, completionTokens },
  };
};
