// Holds a sigstore bundle against the configured roots and keys, and says no more than was checked.
// Under plain certificates nothing can vouch for the time in a bundle, so the certificate must be valid now.
import {
  type SignedEntity,
  type Signer,
  type TrustMaterial,
  VerificationError,
  Verifier,
  type VerifierOptions,
} from '@sigstore/verify';
import type { DigestedContent } from '../sources/digest-content.ts';
import { isAbout, isForCode, readBundle, signedEntity } from './read-bundle.ts';
import type { BundleFinding } from './report.ts';
import type { TrustRoot, TrustRules } from './trust-rules.ts';

export interface BundleQuestion {
  readonly bytes: Buffer;
  readonly content: DigestedContent;
  readonly rules: TrustRules;
  readonly nowMs: number;
}

interface Trial {
  readonly entity: SignedEntity;
  readonly material: TrustMaterial;
  readonly options: VerifierOptions;
  readonly found: Pick<BundleFinding, 'validAt' | 'transparencyLog'>;
}

function noKey(): never {
  throw new Error('no key has this hint');
}

/** @implements ORCH-3063(b) */
export function checkBundle({ bytes, content, rules, nowMs }: BundleQuestion): BundleFinding {
  const bundle = readBundle(bytes);
  if (bundle === undefined) return { outcome: 'bad_signature', problem: 'it is no sigstore bundle' };
  if (!isAbout(bundle, content.digest))
    return { outcome: 'bad_signature', problem: 'it signs other content' };
  const entity = signedEntity(bundle, content);
  if (entity === undefined) return { outcome: 'bad_signature', problem: 'it is malformed' };
  if (!isForCode(bundle)) return { outcome: 'unknown_signer', problem: 'its certificate signs no code' };
  if (entity.key.$case === 'public-key') return tried(keyTrial(entity, rules), [], entity.key.hint);
  let finding: BundleFinding = { outcome: 'unknown_signer', problem: 'no root is configured' };
  for (const root of rules.roots) {
    finding = tried(rootTrial(entity, root, nowMs), rules.identities);
    if (finding.outcome === 'verified') return finding;
  }
  return finding;
}

/** A configured key by its id; no certificate, so nothing is said of a time or a log. */
function keyTrial(entity: SignedEntity, rules: TrustRules): Trial {
  const publicKey: TrustMaterial['publicKey'] = hint => {
    const key = rules.keys.get(hint);
    return key === undefined ? noKey() : { publicKey: key, validFor: () => true };
  };
  return {
    entity: { ...entity, tlogEntries: [], timestamps: [] },
    material: { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [], publicKey },
    options: { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 },
    found: { validAt: 'no-certificate', transparencyLog: 'not-checked' },
  };
}

function rootTrial(entity: SignedEntity, root: TrustRoot, nowMs: number): Trial {
  if (root.kind === 'sigstore') {
    const { tlogs, ctlogs } = root.material;
    return {
      entity: tlogs.length > 0 ? entity : withoutLogs(entity),
      material: { ...root.material, publicKey: noKey },
      options: {
        tlogThreshold: Math.min(tlogs.length, 1),
        ctlogThreshold: Math.min(ctlogs.length, 1),
        timestampThreshold: 1,
      },
      found: {
        validAt: 'vouched-time',
        transparencyLog: tlogs.length > 0 ? inclusionOf(entity) : 'not-checked',
      },
    };
  }
  return {
    entity: validNow(entity, nowMs),
    material: { ...root.material, publicKey: noKey },
    options: { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 },
    found: { validAt: 'now', transparencyLog: 'not-checked' },
  };
}

function inclusionOf({ tlogEntries }: SignedEntity): 'included' | 'promised' {
  return tlogEntries.every(({ inclusionProof }) => inclusionProof !== undefined) ? 'included' : 'promised';
}

/** Times that only an unchecked log gave do not count. */
function withoutLogs(entity: SignedEntity): SignedEntity {
  const timestamps = entity.timestamps.filter(({ $case }) => $case === 'timestamp-authority');
  return { ...entity, tlogEntries: [], timestamps };
}

/** The verifier knows instants by their witness only: this one stands for the server's own clock. */
function validNow(entity: SignedEntity, nowMs: number): SignedEntity {
  const tlogEntry = {
    logIndex: '0',
    logId: { keyId: Buffer.alloc(0) },
    kindVersion: { kind: '', version: '' },
    integratedTime: String(Math.floor(nowMs / 1_000)),
    inclusionPromise: { signedEntryTimestamp: Buffer.alloc(0) },
    inclusionProof: undefined,
    canonicalizedBody: Buffer.alloc(0),
  };
  return { ...entity, tlogEntries: [], timestamps: [{ $case: 'transparency-log', tlogEntry }] };
}

function tried(trial: Trial, identities: readonly string[], keyId?: string): BundleFinding {
  let signer: Signer;
  try {
    signer = new Verifier(trial.material, trial.options).verify(trial.entity);
  } catch (error) {
    return failed(error);
  }
  if (keyId !== undefined)
    return { outcome: 'verified', identity: keyId, identityCheck: 'key', ...trial.found };
  const identity = signer.identity?.subjectAlternativeName;
  if (identities.length > 0 && (identity === undefined || !identities.includes(identity))) {
    return { outcome: 'unknown_signer', problem: 'the policy does not list the identity' };
  }
  return {
    outcome: 'verified',
    ...(identity === undefined ? {} : { identity }),
    identityCheck: identities.length > 0 ? 'listed' : 'any-of-root',
    ...trial.found,
  };
}

/** What is wrong with the signature or its entry is forged; what is wrong with the chain is a stranger. */
function failed(error: unknown): BundleFinding {
  const problem = error instanceof Error ? error.message : 'it cannot be verified';
  const isForged = error instanceof VerificationError && /^(SIGNATURE|TLOG)_/.test(error.code);
  return { outcome: isForged ? 'bad_signature' : 'unknown_signer', problem };
}
