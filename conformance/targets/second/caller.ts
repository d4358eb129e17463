import type { TenantConfig } from '#contracts';

export type Role = 'data' | 'operator' | 'admin';

/** Who asks, once that is settled. */
export interface Caller {
  readonly tenant: TenantConfig;
  readonly keyId: string | undefined;
  readonly roles: readonly Role[];
}
