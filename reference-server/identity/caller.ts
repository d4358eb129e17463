export type Role = 'data' | 'operator' | 'admin';

export const allRoles: readonly Role[] = ['data', 'operator', 'admin'];

/** Whom a request is served for. */
export interface Caller {
  readonly tenantId: string;
  /** Absent where no keys are configured. */
  readonly keyId: string | undefined;
  readonly roles: readonly Role[];
}
