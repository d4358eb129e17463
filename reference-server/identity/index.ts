// Who calls, and for which tenant? Keys are known by their hashes alone.
// Surprising: without any configured key everybody on this machine is one tenant with every role, which is why the
// name that the request was sent to is then checked: a web page must not reach the server through a name of its own.
export type { Caller, Role } from './caller.ts';
export { isHostAllowed } from './host-names.ts';
export { Identity, keylessTenantId, type PresentedHeaders } from './identity.ts';
export { hashOfKey, type MintedKey, mintKey } from './key.ts';
