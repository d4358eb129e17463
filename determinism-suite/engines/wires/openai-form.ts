// The completions of OpenAI's shape, as vLLM and hosted servers have them.
import { valueAt } from '#conformance/harness';
import type { Output } from '../../comparison/output.ts';
import { samplerOf } from '../sampler.ts';
import { countAt, finishOf, piecesOf, refuseErrors, textAt } from './reading.ts';
import type { Answered, Asked } from './wire.ts';

const finishes = { stop: 'stop', length: 'length' } as const;

export const completionsPath = '/v1/completions';

/** What every server of this shape understands. */
export const commonBody = ({ ask, model }: Asked): Readonly<Record<string, unknown>> => {
  const sampler = samplerOf(ask.case);
  return {
    model,
    prompt: ask.case.prompt,
    max_tokens: ask.case.maxTokens,
    temperature: sampler.temperature,
    top_p: sampler.topP,
    stream: ask.isStreamed,
    ...(ask.isStreamed ? { stream_options: { include_usage: true } } : {}),
    ...(ask.seed === undefined ? {} : { seed: ask.seed }),
  };
};

/** Usage comes in a chunk of its own, after the one with the reason. */
export const commonOutput = (answered: Answered): Output => {
  refuseErrors(answered);
  const { said, isStreamed } = answered;
  const texts = said.map(chunk => textAt(chunk, 'choices.0.text'));
  const reason = said
    .map(chunk => valueAt(chunk, 'choices.0.finish_reason'))
    .find(value => typeof value === 'string');
  const counted = said.findLast(chunk => typeof valueAt(chunk, 'usage.prompt_tokens') === 'number');
  return {
    text: texts.join(''),
    pieces: piecesOf(isStreamed, texts),
    finishReason: finishOf(reason, finishes),
    usage: {
      promptTokens: countAt(counted, 'usage.prompt_tokens'),
      completionTokens: countAt(counted, 'usage.completion_tokens'),
    },
  };
};
