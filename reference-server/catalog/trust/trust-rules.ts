// Whom the configuration trusts, read once: keys as keys, roots as certificates.
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { TrustMaterial } from '@sigstore/verify';
import type { Config, TrustPolicy } from '#contracts';
import { OrchestratorError } from '../../kernel/index.ts';

export type TrustPolicyConfig = Config['catalog']['trust_policy'];

/** A file of PEM certificates names authorities; a sigstore trusted root names logs and clocks too. */
export interface TrustRoot {
  readonly kind: 'certificates' | 'sigstore';
  readonly material: TrustMaterial;
}

export interface TrustRules {
  /** As entries show it. */
  readonly policy: TrustPolicy;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly roots: readonly TrustRoot[];
  /** Subjects of certificates that count. Empty: every one that a root vouches for. */
  readonly identities: readonly string[];
}

const pemBlock = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g;

async function rootOf(text: string): Promise<TrustRoot> {
  if (text.trimStart().startsWith('{'))
    return { kind: 'sigstore', material: await materialOf(JSON.parse(text)) };
  const certificates = [...text.matchAll(pemBlock)].map(([, body]) => ({
    rawBytes: (body ?? '').replace(/\s/g, ''),
  }));
  if (certificates.length === 0) throw new Error('it holds no certificate');
  return {
    kind: 'certificates',
    material: await materialOf({ certificateAuthorities: [{ certChain: { certificates } }] }),
  };
}

/** The libraries of sigstore are many files, and most servers have no roots. */
async function materialOf(json: unknown): Promise<TrustMaterial> {
  const { TrustedRoot } = await import('@sigstore/protobuf-specs');
  const { toTrustMaterial } = await import('@sigstore/verify');
  return toTrustMaterial(TrustedRoot.fromJSON(json));
}

function refused(path: string, message: string, cause: unknown): OrchestratorError {
  return new OrchestratorError('CONFIG_INVALID', { message, details: { path }, cause });
}

function keysOf(keys: TrustPolicyConfig['keys']): Map<string, KeyObject> {
  const pairs = keys.map(({ id, public_key }, index): [string, KeyObject] => {
    try {
      return [id, createPublicKey(public_key)];
    } catch (cause) {
      const path = `/catalog/trust_policy/keys/${index}/public_key`;
      throw refused(path, `The public key of ${id} is no public key in PEM.`, cause);
    }
  });
  return new Map(pairs);
}

/** Files are read by the caller: `readText` rejects where there is none. */
export async function loadTrustRules(
  config: TrustPolicyConfig,
  readText: (path: string) => Promise<string>,
  identities: readonly string[] = [],
): Promise<TrustRules> {
  const { mode, allowed_registries, require_signature, require_sbom, ca_roots, keys } = config;
  const roots = ca_roots.map(async (path, index) => {
    try {
      return await rootOf(await readText(path));
    } catch (cause) {
      const problem = `The file ${path} holds no authorities that can be read.`;
      throw refused(`/catalog/trust_policy/ca_roots/${index}`, problem, cause);
    }
  });
  return {
    policy: { mode, allowed_registries, require_signature, require_sbom, ca_roots },
    keys: keysOf(keys),
    roots: await Promise.all(roots),
    identities,
  };
}
