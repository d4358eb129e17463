import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Caller, Role } from '../caller.ts';
import { type Core, tenantsOf } from '../core.ts';
import { Refusal } from '../refusal.ts';

const allRoles: readonly Role[] = ['data', 'operator', 'admin'];

const headerValues = (request: IncomingMessage, name: string): string[] => {
  const found: string[] = [];
  const { rawHeaders } = request;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.toLowerCase() === name) found.push(rawHeaders[at + 1] ?? '');
  return found;
};

/** Every credential of the request; one that is no Bearer token counts as an unknown key. */
const credentials = (request: IncomingMessage): string[] => [
  ...headerValues(request, 'authorization').map(value => /^Bearer +(\S+) *$/i.exec(value)?.[1] ?? ''),
  ...headerValues(request, 'x-api-key').map(value => value.trim()),
];

export const needsKey = (core: Core): boolean => core.config().tenants.some(tenant => tenant.keys.length > 0);

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** The caller of a key, compared with every hash so that the time tells nothing. */
const callerOf = (core: Core, key: string): Caller | undefined => {
  const own = hashOf(key);
  let found: Caller | undefined;
  for (const tenant of core.config().tenants)
    for (const { id, hash, roles } of tenant.keys) {
      const isEqual = timingSafeEqual(own, Buffer.from(hash.slice('sha256:'.length), 'hex'));
      if (isEqual) found = { tenant, keyId: id, roles };
    }
  return found;
};

export const identify = (core: Core, request: IncomingMessage): Caller => {
  const [tenant] = tenantsOf(core.config());
  if (!needsKey(core) && tenant !== undefined) return { tenant, keyId: undefined, roles: allRoles };
  const [first, ...others] = credentials(request);
  const isOne = first !== undefined && first !== '' && others.every(other => other === first);
  const caller = isOne ? callerOf(core, first) : undefined;
  if (caller === undefined) throw new Refusal('UNAUTHENTICATED');
  return caller;
};

const hostNameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();

/** Without keys only names of this host are answered. */
export const checkHost = (core: Core, request: IncomingMessage): void => {
  const { host } = request.headers;
  if (host === undefined) {
    if (request.httpVersion === '1.0') return;
    throw new Refusal('MALFORMED_REQUEST');
  }
  if (needsKey(core)) return;
  const { server, network } = core.config();
  const name = hostNameOf(host);
  const isLoopback = name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
  const isListed = network.allowed_hosts.some(allowed => allowed === host || allowed === name);
  if (!isLoopback && !isListed && name !== server.host) throw new Refusal('HOST_NOT_ALLOWED');
};
