import { valueAt } from '#conformance/harness';
import { samplerOf } from '../sampler.ts';
import { countAt, finishOf, piecesOf, refuseErrors, textAt } from './reading.ts';
import type { EngineWire } from './wire.ts';

const finishes = { stop: 'stop', length: 'length' } as const;

const modelPath = (model: string): string => `/v2/models/${encodeURIComponent(model)}`;

/** Triton before a model of vLLM's backend, which tells its reason and its counts only where it is asked to. */
export const triton: EngineWire = {
  readyPath: model => `${modelPath(model)}/ready`,
  requestOf: ({ ask, model }) => {
    const sampler = samplerOf(ask.case);
    // All of vLLM's in one text, because a parameter of Triton can be no list.
    const sampling = {
      max_tokens: ask.case.maxTokens,
      temperature: sampler.temperature,
      top_p: sampler.topP,
      top_k: sampler.topK === 0 ? -1 : sampler.topK,
      min_p: sampler.minP,
      repetition_penalty: sampler.repetitionPenalty,
      ...(ask.seed === undefined ? {} : { seed: ask.seed }),
    };
    return {
      path: `${modelPath(model)}/${ask.isStreamed ? 'generate_stream' : 'generate'}`,
      body: {
        text_input: ask.case.prompt,
        parameters: {
          sampling_parameters: JSON.stringify(sampling),
          stream: ask.isStreamed,
          exclude_input_in_output: true,
          return_finish_reason: true,
          return_num_input_tokens: true,
          return_num_output_tokens: true,
        },
      },
    };
  },
  outputOf: answered => {
    refuseErrors(answered);
    const { said, isStreamed } = answered;
    const texts = said.map(event => textAt(event, 'text_output'));
    const counted = said.findLast(event => valueAt(event, 'num_input_tokens') !== undefined);
    return {
      text: texts.join(''),
      pieces: piecesOf(isStreamed, texts),
      finishReason: finishOf(valueAt(said.at(-1), 'finish_reason'), finishes),
      usage: {
        promptTokens: countAt(counted, 'num_input_tokens'),
        completionTokens: said.reduce((sum: number, event) => sum + countAt(event, 'num_output_tokens'), 0),
      },
    };
  },
  identify: async look => {
    const build = textAt(await look('/v2'), 'version');
    return build === '' ? {} : { build: `triton-${build}` };
  },
};
