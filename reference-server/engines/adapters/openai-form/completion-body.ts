import { type EngineRequest, fullSampler } from '#contracts/adapter';
import type { JsonObject } from '../../http/json.ts';

/** What every server of this form is asked with. Some take no empty list of stops, so that one is left out. */
export function completionBody(request: EngineRequest): JsonObject {
  const { temperature, topP, stop } = fullSampler(request.sampler);
  return {
    model: request.model,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: request.maxTokens,
    temperature,
    top_p: topP,
    ...(stop.length === 0 ? {} : { stop }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
  };
}
