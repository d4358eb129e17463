import { valueAt } from '#conformance/harness';
import { samplerOf } from '../sampler.ts';
import { type Token, tokenParts } from '../token.ts';
import { countAt, countersIn, finishOf, piecesOf, refuseErrors, textAt, tokensAt } from './reading.ts';
import type { EngineWire } from './wire.ts';

const finishes = { limit: 'length', eos: 'stop', word: 'stop' } as const;

/** With probabilities each token is told; without, only the last one of an event. */
const tokensOf = (event: unknown): Token[] => {
  const told = tokensAt(event, 'completion_probabilities', { text: 'token' });
  if (told.length > 0) return told;
  const ids = valueAt(event, 'tokens');
  const text = textAt(event, 'content');
  return (Array.isArray(ids) ? ids : []).map(id => ({ id: Number(id), text }));
};

/** llama.cpp's own route. It has no [DONE]: `stop: true` is the end. */
export const llamacpp: EngineWire = {
  readyPath: () => '/health',
  requestOf: ({ ask }) => {
    const sampler = samplerOf(ask.case);
    return {
      path: '/completion',
      body: {
        prompt: ask.case.prompt,
        n_predict: ask.case.maxTokens,
        temperature: sampler.temperature,
        top_p: sampler.topP,
        top_k: sampler.topK,
        min_p: sampler.minP,
        repeat_penalty: sampler.repetitionPenalty,
        cache_prompt: ask.mayReusePrompt,
        n_probs: 1,
        return_tokens: true,
        stream: ask.isStreamed,
        ...(ask.seed === undefined ? {} : { seed: ask.seed }),
      },
    };
  },
  outputOf: answered => {
    refuseErrors(answered);
    const { said, isStreamed } = answered;
    const last = said.at(-1);
    const texts = said.map(event => textAt(event, 'content'));
    const tokens = said.flatMap(tokensOf);
    return {
      text: texts.join(''),
      pieces: piecesOf(isStreamed, texts),
      ...(tokens.length > 0 ? tokenParts(tokens) : {}),
      finishReason: finishOf(valueAt(last, 'stop_type'), finishes),
      usage: {
        promptTokens: countAt(last, 'tokens_evaluated'),
        completionTokens: countAt(last, 'tokens_predicted'),
      },
    };
  },
  identify: async look => {
    const props = await look('/props');
    const slots = valueAt(props, 'total_slots');
    const build = textAt(props, 'build_info');
    return { ...(build === '' ? {} : { build }), ...(typeof slots === 'number' ? { slots } : {}) };
  },
  countersOf: metrics =>
    countersIn(metrics, {
      prompt: 'llamacpp:prompt_tokens_total',
      completion: 'llamacpp:tokens_predicted_total',
    }),
};
