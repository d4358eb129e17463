import { headerValue } from '#conformance/harness';
import type { PeerRequest } from './wire.ts';

/** Health is told to everybody. */
export const isAuthorized = (request: PeerRequest, apiKey: string | undefined): boolean => {
  if (apiKey === undefined || /^\/(v1\/)?health$/.test(request.path)) return true;
  const bearer = headerValue(request.headers, 'authorization');
  return bearer === `Bearer ${apiKey}` || headerValue(request.headers, 'x-api-key') === apiKey;
};
