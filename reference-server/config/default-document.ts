// What is served where nobody says what: the real engine inside the server with the generated tiny model.
// It needs no download, no accelerator and no other process, and what it says is meaningless on purpose.
export function defaultDocument(): Readonly<Record<string, unknown>> {
  return {
    pools: [
      {
        id: 'tiny',
        engine: 'embedded',
        wire: 'embedded',
        model: { ref: 'tiny', ctx_max: 1_024, max_tokens_max: 512 },
        replicas: [{ id: 'tiny-0', slots: 4, embedded: {} }],
      },
    ],
  };
}
