import type { Sink, TargetDocument } from '#conformance/harness';
import { type Peer, startPeer } from '#conformance/peers';
import { type CastCase, sharedEngine, sharedModelOf } from './cast.ts';

/** No case waits for another one's. */
const sharedSlots = 1_024;

export interface SharedEngineOptions {
  readonly document: TargetDocument;
  readonly cast: readonly CastCase[];
  readonly sinkOf: (member: CastCase) => Sink | undefined;
}

export interface SharedEngine {
  readonly peer: Peer;
  /** Those that ask for it. */
  readonly members: readonly CastCase[];
}

/** Behind a gateway that runs as it is there is one engine; whose a request is, its prompt says. */
export const startSharedEngine = async (options: SharedEngineOptions): Promise<SharedEngine | undefined> => {
  const { gateway } = options.document.target;
  const members = options.cast.filter(
    ({ bound, peers }) => bound.setup.gateway !== undefined && peers.length === 0,
  );
  if (gateway === undefined || members.length === 0) return undefined;
  const peer = await startPeer({
    ...{ name: sharedEngine, wire: 'openai', model: sharedModelOf(options.document.target) },
    ...{ slots: sharedSlots, sink: () => undefined },
    ...(gateway.upstream_port === undefined ? {} : { port: gateway.upstream_port }),
    owner: (_, prompt) => {
      const owner = members.find(({ names }) => prompt.includes(names.mark));
      return owner && (entry => options.sinkOf(owner)?.(entry));
    },
  });
  return { peer, members };
};
