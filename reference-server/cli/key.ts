// `assay key new`: the key is printed once, and only its hash is worth keeping.
import { type MintedKey, mintKey, type Role } from '../identity/index.ts';
import { yaml } from '../kernel/index.ts';
import type { ExitCode, Io } from './io.ts';

export interface KeyArguments {
  readonly tenant: string;
  readonly role: readonly Role[];
  readonly json: boolean;
}

/** @implements ASY-AUTH-002 */
export function newKey(args: KeyArguments, io: Io, mint: () => MintedKey = mintKey): ExitCode {
  const { tenant, role, json } = args;
  const { key, hash } = mint();
  const entry = { id: `${tenant}-${role.join('-')}`, hash, roles: role };
  if (json) {
    io.out(JSON.stringify({ key, tenant, ...entry }));
    return 0;
  }
  io.out(`The key, shown this once:\n\n  ${key}\n`);
  io.out('Its hash, for the configuration:\n');
  io.write(yaml().stringify({ tenants: [{ id: tenant, keys: [entry] }] }));
  return 0;
}
