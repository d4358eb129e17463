// What a verification found: each check with its result, and one reason for the whole.
import type { ClientErrorCode, SignatureMeta } from '#contracts';

/** The closed list of the metric's label, in the order in which a failure decides. */
export type VerificationReason =
  | 'verified'
  | 'registry_not_allowed'
  | 'unreachable'
  | 'digest_mismatch'
  | 'bad_signature'
  | 'unknown_signer'
  | 'unsigned'
  | 'missing_sbom';

export type FailureReason = Exclude<VerificationReason, 'verified'>;

export type SignatureOutcome = 'verified' | 'bad_signature' | 'unknown_signer';

/** What a sigstore bundle was held against. */
export interface BundleFinding {
  readonly outcome: SignatureOutcome;
  /** The subject of the certificate or the id of the key; only of what was verified. */
  readonly identity?: string;
  /** Whether the identity was one that the policy lists, or none is listed and each of the root's counts. */
  readonly identityCheck?: 'listed' | 'any-of-root' | 'key';
  /** The instant at which the certificate was valid: vouched for by a log or an authority, or now. */
  readonly validAt?: 'vouched-time' | 'now' | 'no-certificate';
  /** Whether the entry is in a transparency log: by its proof, or by the log's promise alone. */
  readonly transparencyLog?: 'included' | 'promised' | 'not-checked';
  readonly problem?: string;
}

export type Check =
  | { readonly check: 'registry'; readonly outcome: 'file' | 'allowed' | 'refused' }
  | { readonly check: 'digest'; readonly outcome: 'match' | 'mismatch' | 'undeclared' | 'unread' }
  | {
      readonly check: 'signature';
      readonly signer: string;
      readonly algo: string;
      readonly outcome: SignatureOutcome;
    }
  | ({ readonly check: 'bundle' } & BundleFinding)
  | { readonly check: 'sbom'; readonly outcome: 'match' | 'mismatch' | 'unread' | 'absent' };

export interface VerificationReport {
  readonly result: 'pass' | 'fail';
  readonly reason: VerificationReason;
  /** Undefined where it passed. */
  readonly code: ClientErrorCode | undefined;
  /** Of the content that was read; undefined where none was. */
  readonly digest: string | undefined;
  readonly sizeBytes: number | undefined;
  readonly signatures: readonly SignatureMeta[];
  readonly checks: readonly Check[];
  readonly atMs: number;
}

/** How a failure is said to clients. */
export const codeOfReason: Readonly<Record<FailureReason, ClientErrorCode>> = {
  registry_not_allowed: 'REGISTRY_NOT_ALLOWED',
  digest_mismatch: 'DIGEST_MISMATCH',
  unreachable: 'UNTRUSTED_ARTIFACT',
  bad_signature: 'UNTRUSTED_ARTIFACT',
  unknown_signer: 'UNTRUSTED_ARTIFACT',
  unsigned: 'UNTRUSTED_ARTIFACT',
  missing_sbom: 'UNTRUSTED_ARTIFACT',
};
