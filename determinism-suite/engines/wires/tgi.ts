import { valueAt } from '#conformance/harness';
import { samplerOf } from '../sampler.ts';
import { type Token, tokenParts } from '../token.ts';
import { countAt, finishOf, piecesOf, refuseErrors, textAt, tokensAt } from './reading.ts';
import { type Answered, EngineAnswerBroken, type EngineWire } from './wire.ts';

const finishes = { length: 'length', eos_token: 'stop', stop_sequence: 'stop' } as const;
const names = { text: 'text', isHidden: 'special' } as const;

const tokensOf = ({ said, isStreamed }: Answered): Token[] =>
  isStreamed
    ? said.flatMap(event => tokensAt({ list: [valueAt(event, 'token')] }, 'list', names))
    : tokensAt(said[0], 'details.tokens', names);

/** A stream says it with its end; otherwise a header does. */
const promptTokensOf = ({ said, header }: Answered): number => {
  const told = valueAt(said.at(-1), 'details.input_length') ?? Number(header('x-prompt-tokens'));
  if (typeof told === 'number' && Number.isInteger(told)) return told;
  throw new EngineAnswerBroken('the answer does not say how long its prompt was');
};

/** Text Generation Inference. Its errors come inside the stream, under status 200, and it has no [DONE]. */
export const tgi: EngineWire = {
  readyPath: () => '/health',
  requestOf: ({ ask }) => {
    const sampler = samplerOf(ask.case);
    const drawn = {
      do_sample: true,
      temperature: sampler.temperature,
      top_p: sampler.topP,
      top_k: sampler.topK,
    };
    return {
      path: ask.isStreamed ? '/generate_stream' : '/generate',
      body: {
        inputs: ask.case.prompt,
        parameters: {
          max_new_tokens: ask.case.maxTokens,
          details: true,
          return_full_text: false,
          ...(sampler.temperature === 0 ? { do_sample: false } : drawn),
          ...(ask.seed === undefined ? {} : { seed: ask.seed }),
        },
      },
    };
  },
  outputOf: answered => {
    refuseErrors(answered);
    const last = answered.said.at(-1);
    const tokens = tokensOf(answered);
    const texts = tokens.map(({ text }) => text);
    return {
      text: textAt(last, 'generated_text'),
      pieces: piecesOf(answered.isStreamed, texts),
      ...(tokens.length > 0 ? tokenParts(tokens) : {}),
      finishReason: finishOf(valueAt(last, 'details.finish_reason'), finishes),
      usage: {
        promptTokens: promptTokensOf(answered),
        completionTokens: countAt(last, 'details.generated_tokens'),
      },
    };
  },
  identify: async look => {
    const told = await look('/info');
    const version = textAt(told, 'version');
    const device = textAt(told, 'model_device_type');
    return {
      ...(version === '' ? {} : { build: `tgi-${version}` }),
      ...(device === '' ? {} : { device }),
    };
  },
};
