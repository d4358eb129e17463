// What an engine is asked to be, as sentences with parameters. Whoever can't bring it about has to say so.
import type { ProviderState } from '#contracts/pacts';

type Params = ProviderState['params'];

export const model = 'tiny';

const engine =
  (condition: string) =>
  (params: Params = {}): readonly ProviderState[] => [
    { name: `the engine ${condition}`, params: { model, ...params } },
  ];

/** It has the model, takes a request now, and has nothing else to do. */
export const serves = engine('serves');
export const loads = engine('loads its model');
export const hasBusySlots = engine('has its slots busy');
export const hasFullQueue = engine('has a full queue');
export const hasSmallContext = engine('has a context smaller than the prompt');
export const endsByItself = engine('comes to an end of its own');
export const endsAtLimit = engine('comes to the limit of tokens');
export const failsWhileDecoding = engine('fails while it decodes');
