import type { Engine } from './engine.ts';
import type { PeerRequest, Wire } from './wire.ts';

const bodyShownMax = 65_536;

/** What a history keeps of a request, and how busy the engine was when it came. */
export const witnessOf = (request: PeerRequest, wire: Wire, engine: Engine): Record<string, unknown> => ({
  method: request.method,
  path: request.path,
  headers: request.headers,
  prompt: wire.promptOf(request),
  body: request.bodyText.length > bodyShownMax ? undefined : request.body,
  active: engine.busy.filter(busy => busy !== undefined).length + engine.deferred,
  slots: engine.slots,
});
