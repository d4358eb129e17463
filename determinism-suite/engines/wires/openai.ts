import { commonBody, commonOutput, completionsPath } from './openai-form.ts';
import type { EngineWire } from './wire.ts';

/** A hosted server: it tells neither tokens nor what it is built of. */
export const openai: EngineWire = {
  readyPath: () => '/v1/models',
  requestOf: asked => ({ path: completionsPath, body: commonBody(asked) }),
  outputOf: commonOutput,
  identify: async () => ({}),
};
