// What POST /v2/models/{model}/generate_stream takes: the model's inputs have names, and the rest are parameters.
import { EngineError, type EngineRequest, type EngineSampler, fullSampler } from '#contracts/adapter';
import type { JsonObject } from '../../http/json.ts';

/** Names of the inputs that the model's metadata lists. */
export type ModelInputs = ReadonlySet<string>;

/** What a model tells besides its text only where it is asked to. */
const QUESTIONS = ['return_finish_reason', 'return_num_input_tokens', 'return_num_output_tokens'] as const;

/** Fields that a model may lack, with the value at which they do nothing. */
const OPTIONAL: readonly { field: 'topK' | 'minP' | 'repetitionPenalty'; name: string; off: number }[] = [
  { field: 'topK', name: 'top_k', off: 0 },
  { field: 'minP', name: 'min_p', off: 0 },
  { field: 'repetitionPenalty', name: 'repetition_penalty', off: 1 },
];

export function generateBody(request: EngineRequest, prompt: string, inputs: ModelInputs): JsonObject {
  const parameters = inputs.has('sampling_parameters')
    ? { sampling_parameters: JSON.stringify(samplingParameters(request)) }
    : namedFields(request, inputs);
  const asked = ['exclude_input_in_output', ...QUESTIONS].filter(name => inputs.has(name));
  return {
    text_input: prompt,
    parameters: { ...parameters, stream: true, ...Object.fromEntries(asked.map(name => [name, true])) },
  };
}

/** vLLM's own parameters in one text, because a parameter of Triton can be no list. */
function samplingParameters(request: EngineRequest): JsonObject {
  const sampler = fullSampler(request.sampler);
  return {
    max_tokens: request.maxTokens,
    ...(isGreedy(sampler) ? { temperature: 0 } : { temperature: sampler.temperature, top_p: sampler.topP }),
    top_k: sampler.topK === 0 ? -1 : sampler.topK,
    min_p: sampler.minP,
    repetition_penalty: sampler.repetitionPenalty,
    stop: sampler.stop,
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    ...(request.ignoreEnd ? { ignore_eos: true } : {}),
  };
}

function namedFields(request: EngineRequest, inputs: ModelInputs): JsonObject {
  const sampler = fullSampler(request.sampler);
  refuseUnknown(request.sampler ?? {}, inputs);
  const seedName = inputs.has('random_seed') && !inputs.has('seed') ? 'random_seed' : 'seed';
  const optional = OPTIONAL.filter(({ name }) => inputs.has(name));
  return {
    max_tokens: request.maxTokens,
    ...Object.fromEntries(optional.map(({ field, name }) => [name, sampler[field]])),
    ...temperatures(sampler, inputs),
    ...(inputs.has('stop_words') && sampler.stop.length > 0 ? { stop_words: sampler.stop } : {}),
    ...(request.seed === undefined ? {} : { [seedName]: request.seed }),
  };
}

/** TensorRT-LLM takes no temperature of 0: the likeliest token of one. */
function temperatures(sampler: EngineSampler, inputs: ModelInputs): JsonObject {
  if (!isGreedy(sampler)) return { temperature: sampler.temperature, top_p: sampler.topP };
  return inputs.has('top_k') ? { top_k: 1 } : { temperature: 0 };
}

function isGreedy({ temperature, topP }: EngineSampler): boolean {
  return temperature === 0 || topP === 0;
}

/** What the caller asked for by name and the model has no input for; the defaults go where they can. */
function refuseUnknown(asked: Partial<EngineSampler>, inputs: ModelInputs): void {
  const unknown = OPTIONAL.find(({ field, name, off }) => (asked[field] ?? off) !== off && !inputs.has(name));
  if (unknown === undefined) return;
  throw new EngineError('invalid-request', `the model has no input for ${unknown.name}`);
}
