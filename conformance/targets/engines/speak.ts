// What an engine without a mind says to one request of its wire: the same prompt and seed, the same text.
import { valueAt } from '#conformance/harness';
import type { Asking, Behaviour, WireName } from '#conformance/peers';
import type { Asked } from '../openai/asked.ts';
import { generate } from '../openai/model/generate.ts';

export interface Generation extends Asking {
  readonly wire: WireName;
  /** Decides where the request leaves it open. */
  readonly chance: number;
}

const tokenMs = 2;
const tokensMax = 1_000;

const unasked: Omit<Asked, 'prompt' | 'tokensMax' | 'temperature' | 'seed' | 'stops'> = {
  ...{ isText: true, body: {}, model: '', promptTokens: 0, isStream: true, includesUsage: false },
  ...{ n: 1, wantsLogprobs: false, topLogprobs: 0, format: { type: 'text' }, tools: [], choice: 'none' },
};

/** TGI has them one level down, and samples only where it is told to. */
const samplingOf = ({
  wire,
  request: { body },
}: Generation): Pick<Asked, 'temperature' | 'seed' | 'stops'> => {
  const at = (name: string): unknown => valueAt(body, wire === 'tgi' ? `parameters.${name}` : name);
  const [temperature, seed, stops] = [at('temperature'), at('seed'), at('stop')];
  const isGreedy = wire === 'tgi' && at('do_sample') !== true;
  return {
    temperature: isGreedy ? 0 : typeof temperature === 'number' ? temperature : 1,
    seed: typeof seed === 'number' ? seed : undefined,
    stops: Array.isArray(stops) ? stops.map(String) : [],
  };
};

/** The servers of llama.cpp and vLLM keep a stop string to themselves; TGI has sent its tokens by then. */
export const speak = (generation: Generation): Behaviour => {
  const { wire, prompt, maxTokens, chance } = generation;
  const limit = maxTokens < 0 ? tokensMax : maxTokens;
  const asked: Asked = { ...unasked, ...samplingOf(generation), prompt, tokensMax: limit };
  const [said] = generate(asked, chance);
  const [all] = generate({ ...asked, stops: [] }, chance);
  if (said === undefined || all === undefined) return [{ act: 'end' }];
  const pieces = wire === 'tgi' ? all.pieces.slice(0, said.tokens) : said.pieces;
  return [
    ...pieces.flatMap(
      (text): Behaviour => [
        { act: 'pause', ms: tokenMs },
        { act: 'piece', text },
      ],
    ),
    { act: 'end', finish: said.finish === 'length' ? 'length' : 'stop' },
  ];
};
