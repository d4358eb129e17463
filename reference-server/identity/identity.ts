import { timingSafeEqual } from 'node:crypto';
import type { TenantConfig } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import { allRoles, type Caller } from './caller.ts';
import { digestOfKey } from './key.ts';

/** Each header with all its values, by lower-case name. */
export type PresentedHeaders = Readonly<Record<string, readonly string[] | undefined>>;

interface KnownKey {
  readonly digest: Buffer;
  readonly caller: Caller;
}

/** The tenant of everybody while no keys are configured. */
export const keylessTenantId = 'default';

const bearer = /^Bearer +([^ ]+)$/i;

function knownKeys(tenants: readonly TenantConfig[]): KnownKey[] {
  return tenants.flatMap(tenant =>
    tenant.keys.map(key => ({
      digest: Buffer.from(key.hash.slice('sha256:'.length), 'hex'),
      caller: Object.freeze({ tenantId: tenant.id, keyId: key.id, roles: key.roles }),
    })),
  );
}

/** Every key that the request shows; undefined stands for a credential that is none. */
function presentedKeys(headers: PresentedHeaders): readonly (string | undefined)[] {
  const bearers = (headers.authorization ?? []).map(value => bearer.exec(value)?.[1]);
  return [...bearers, ...(headers['x-api-key'] ?? [])];
}

/**
 * @implements ORCH-3035
 * @implements OC-CTRL-2040
 * @implements ASY-AUTH-002
 * @implements ASY-AUTH-003
 */
export class Identity {
  #keys: readonly KnownKey[];
  #open: Caller;

  constructor(tenants: readonly TenantConfig[]) {
    this.#keys = knownKeys(tenants);
    this.#open = Identity.#openCaller(tenants);
  }

  /** Whether anybody is let in, so that only this machine may ask. */
  get isKeyless(): boolean {
    return this.#keys.length === 0;
  }

  /** From now on these keys count and no others. */
  replace(tenants: readonly TenantConfig[]): void {
    this.#keys = knownKeys(tenants);
    this.#open = Identity.#openCaller(tenants);
  }

  authenticate(headers: PresentedHeaders): Caller {
    if (this.isKeyless) return this.#open;
    const [key, ...others] = presentedKeys(headers);
    if (key === undefined || others.some(other => other !== key))
      throw new OrchestratorError('UNAUTHENTICATED');
    const caller = this.#find(digestOfKey(key));
    if (caller === undefined) throw new OrchestratorError('UNAUTHENTICATED');
    return caller;
  }

  /** Looks at every key whatever it finds, so that the time it takes tells nothing. */
  #find(digest: Buffer): Caller | undefined {
    let found: Caller | undefined;
    for (const known of this.#keys) if (timingSafeEqual(known.digest, digest)) found = known.caller;
    return found;
  }

  static #openCaller(tenants: readonly TenantConfig[]): Caller {
    return Object.freeze({
      tenantId: tenants[0]?.id ?? keylessTenantId,
      keyId: undefined,
      roles: allRoles,
    });
  }
}
