import { valueAt } from '#conformance/harness';
import { samplerOf } from '../sampler.ts';
import { type Token, tokenParts } from '../token.ts';
import { commonBody, commonOutput, completionsPath } from './openai-form.ts';
import { countersIn, textAt } from './reading.ts';
import type { EngineWire } from './wire.ts';

const listAt = (chunk: unknown, path: string): readonly unknown[] => {
  const found = valueAt(chunk, path);
  return Array.isArray(found) ? found : [];
};

/** Its end token has no text in the answer, and a place in the list of ids. */
const tokensOf = (chunk: unknown): Token[] => {
  const words = listAt(chunk, 'choices.0.logprobs.tokens');
  const logprobs = listAt(chunk, 'choices.0.logprobs.token_logprobs');
  const isEnd = valueAt(chunk, 'choices.0.finish_reason') === 'stop';
  return listAt(chunk, 'choices.0.token_ids').map((id, at, ids) => {
    const logprob = logprobs[at];
    const isLast = isEnd && at === ids.length - 1;
    const text = isLast ? '' : String(words[at] ?? '?');
    return { id: Number(id), text, ...(typeof logprob === 'number' ? { logprob } : {}) };
  });
};

/** vLLM's server. What follows an error inside a stream is [DONE] all the same. */
export const vllm: EngineWire = {
  readyPath: () => '/health',
  requestOf: asked => {
    const { ask, no } = asked;
    const sampler = samplerOf(ask.case);
    return {
      path: completionsPath,
      body: {
        ...commonBody(asked),
        top_k: sampler.topK === 0 ? -1 : sampler.topK,
        min_p: sampler.minP,
        repetition_penalty: sampler.repetitionPenalty,
        logprobs: 0,
        return_token_ids: true,
        // It shares prefixes only under one salt.
        cache_salt: ask.mayReusePrompt ? 'shared' : `cold-${no}`,
      },
    };
  },
  outputOf: answered => {
    const tokens = answered.said.flatMap(tokensOf);
    return { ...commonOutput(answered), ...(tokens.length > 0 ? tokenParts(tokens) : {}) };
  },
  identify: async look => {
    const build = textAt(await look('/version'), 'version');
    return build === '' ? {} : { build: `vllm-${build}` };
  },
  countersOf: metrics =>
    countersIn(metrics, { prompt: 'vllm:prompt_tokens_total', completion: 'vllm:generation_tokens_total' }),
};
