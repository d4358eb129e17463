// What is served where nobody says what: the real engine inside the server with the generated tiny model.
// It needs no download, no accelerator and no other process, and what it says is meaningless on purpose.
import { tinyModelSha256 } from '#contracts/models';

/** That of the engine's package in package-lock.json, as it tells it itself. */
const embeddedVersion = 'llama.cpp-b11364-46ca246+wllama-3.8.1';

export function defaultDocument(): Readonly<Record<string, unknown>> {
  return {
    pools: [
      {
        id: 'tiny',
        engine: 'embedded',
        wire: 'embedded',
        model: { ref: 'tiny', ctx_max: 1_024, max_tokens_max: 512 },
        // All three are known beforehand, so that strict tasks can be tried at once.
        replica_set: {
          engine_version: embeddedVersion,
          model_digest: `sha256:${tinyModelSha256}`,
          sampler_profile_version: 'default-1',
        },
        replicas: [{ id: 'tiny-0', slots: 4, embedded: {} }],
      },
    ],
  };
}
