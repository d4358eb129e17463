// What the catalog tells whoever listens. A listener cannot fail a call: it is told after the fact.
import type { ErrorCode, ModelState } from '#contracts';
import type { Check, VerificationReason } from './trust/report.ts';

interface AboutModel {
  readonly modelId: string;
  readonly atMs: number;
}

interface Refusal extends AboutModel {
  readonly sourceUrl: string;
  readonly reason: VerificationReason;
  readonly checks: readonly Check[];
  /** At which door it was refused. */
  readonly door: 'ingest' | 'load';
}

export type CatalogEvent =
  | (AboutModel & { readonly kind: 'model-entered'; readonly digest: string; readonly isVerified: boolean })
  | (Refusal & { readonly kind: 'artifact-untrusted' })
  | (Refusal & {
      readonly kind: 'digest-mismatched';
      readonly declared: string | undefined;
      readonly found: string | undefined;
    })
  | (Refusal & { readonly kind: 'registry-refused' })
  /** One for each verification, whatever its result. @implements ORCH-3064 */
  | (AboutModel & {
      readonly kind: 'model-verified';
      readonly result: 'pass' | 'fail';
      readonly reason: VerificationReason;
      readonly code: ErrorCode | undefined;
      readonly checks: readonly Check[];
    })
  | (AboutModel & { readonly kind: 'state-changed'; readonly from: ModelState; readonly to: ModelState })
  | (AboutModel & { readonly kind: 'model-rolled-back'; readonly from: ModelState; readonly to: ModelState })
  | (AboutModel & { readonly kind: 'entry-damaged' });

/** The kind of event that goes with a refusal. */
export function refusalKind(
  code: ErrorCode,
): 'artifact-untrusted' | 'digest-mismatched' | 'registry-refused' {
  if (code === 'DIGEST_MISMATCH') return 'digest-mismatched';
  return code === 'REGISTRY_NOT_ALLOWED' ? 'registry-refused' : 'artifact-untrusted';
}
