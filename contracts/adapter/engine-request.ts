export interface EngineMessage {
  role: string;
  content: string;
}

/** Text goes to the model as it is; messages are formatted with the model's own chat template. */
export type EngineInput =
  | { kind: 'prompt'; text: string }
  | { kind: 'messages'; messages: readonly EngineMessage[] };

export interface EngineSampler {
  temperature: number;
  topP: number;
  /** 0 keeps every token. */
  topK: number;
  minP: number;
  repetitionPenalty: number;
  stop: readonly string[];
}

export interface EngineRequest {
  /** The name that the engine itself knows the model by; engines that serve one model ignore it. */
  model: string;
  input: EngineInput;
  /** At least 1. */
  maxTokens: number;
  /** 0 to `seedMax`; absent: the engine draws one. */
  seed?: number;
  /**
   * What is absent is `samplerDefaults`, sent as far as the wire has a name for it, so that no engine's own default
   * decides. What is given and has no name there is refused.
   */
  sampler?: Partial<EngineSampler>;
  /** Let the engine reuse what it computed for an earlier prompt. Off by default: it may change bits. */
  reusePrompt?: boolean;
  /** Ask for the log-probability of each token, where the engine tells it. */
  logprobs?: boolean;
  /** Go on past the model's own end until the token limit, where the engine can. */
  ignoreEnd?: boolean;
  /** W3C trace context of the client's call; goes on to the engine where it is another process. */
  traceparent?: string;
}

/** Engines read the next number, 2^32 − 1, as "draw one". */
export const seedMax = 2 ** 32 - 2;

export const samplerDefaults: EngineSampler = {
  temperature: 0.8,
  topP: 0.95,
  topK: 40,
  minP: 0.05,
  repetitionPenalty: 1,
  stop: [],
};

export function fullSampler(sampler: Partial<EngineSampler> | undefined): EngineSampler {
  return { ...samplerDefaults, ...sampler };
}

/** Why no engine could run this request, or undefined if one might. */
export function requestDefect(request: EngineRequest): string | undefined {
  const { maxTokens, seed } = request;
  if (!Number.isSafeInteger(maxTokens) || maxTokens < 1) return 'maxTokens is not a positive integer';
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0 && seed <= seedMax)) {
    return `seed is not an integer from 0 to ${seedMax}`;
  }
  return inputDefect(request.input) ?? samplerDefect(fullSampler(request.sampler));
}

function inputDefect(input: EngineInput): string | undefined {
  if (input.kind === 'messages' && input.messages.length === 0) return 'messages are empty';
  const texts =
    input.kind === 'prompt' ? [input.text] : input.messages.flatMap(({ role, content }) => [role, content]);
  return texts.every(text => text.isWellFormed()) ? undefined : 'a text is not well-formed Unicode';
}

function samplerDefect(sampler: EngineSampler): string | undefined {
  const { stop, topK, ...shares } = sampler;
  for (const [name, value] of Object.entries(shares)) {
    if (!Number.isFinite(value) || value < 0) return `${name} is not a number of at least 0`;
  }
  if (!Number.isSafeInteger(topK) || topK < 0) return 'topK is not an integer of at least 0';
  if (sampler.topP > 1 || sampler.minP > 1) return 'topP or minP is above 1';
  if (sampler.repetitionPenalty === 0) return 'repetitionPenalty is 0';
  return stop.every(text => text !== '' && text.isWellFormed())
    ? undefined
    : 'a stop string is empty or malformed';
}
