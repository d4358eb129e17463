// Every check of a model, in the order in which a failure decides. Nothing is called verified that was not read.
import type { CatalogModelRequest, SignatureMeta } from '#contracts';
import { isOrchestratorError } from '../../kernel/index.ts';
import { type ContentSource, UnreadableSource } from '../sources/content.ts';
import { type DigestedContent, digestContent, readSmall } from '../sources/digest-content.ts';
import { isAllowedPlace, sourcePlace } from '../sources/source-url.ts';
import { checkSbom } from './check-sbom.ts';
import { checkSignature } from './check-signature.ts';
import { type Check, codeOfReason, type FailureReason, type VerificationReport } from './report.ts';
import type { TrustRules } from './trust-rules.ts';

export interface Evidence {
  readonly request: CatalogModelRequest;
  /** The digest that the content must have; undefined at the first reading of an undeclared one. */
  readonly digest: string | undefined;
}

export interface Judging {
  readonly rules: TrustRules;
  readonly source: ContentSource;
  readonly baseDir: string;
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A bundle lies beside its model, under the same name with this ending. */
const bundleEnding = '.sigstore.json';
const bundleBytesMax = 1 << 20;

export async function judge({ request, digest }: Evidence, judging: Judging): Promise<VerificationReport> {
  const { registry, content } = await readContent(request, judging);
  const checks: Check[] = [registry];
  if (registry.outcome !== 'refused') checks.push(checkDigest(content, digest));
  const known = content?.digest ?? digest;
  if (known !== undefined) checks.push(...checkKeys(request, known, judging));
  if (content !== undefined) checks.push(...(await checkBundleBeside(request, content, judging)));
  checks.push(await checkSbom(request.sbom, judging.source));
  const reason = firstFailure(checks, judging.rules) ?? 'verified';
  return {
    result: reason === 'verified' ? 'pass' : 'fail',
    reason,
    code: reason === 'verified' ? undefined : codeOfReason[reason],
    digest: content?.digest,
    sizeBytes: content?.sizeBytes,
    signatures: signaturesOf(checks),
    checks,
    atMs: judging.nowMs,
  };
}

const outcomeOf = (checks: readonly Check[], name: Check['check']): string | undefined =>
  checks.find(({ check }) => check === name)?.outcome;

function checkRegistry(sourceUrl: string, { rules, baseDir }: Judging): Check {
  const place = sourcePlace(sourceUrl, baseDir);
  if (place.kind === 'file') return { check: 'registry', outcome: 'file' };
  const isAllowed = isAllowedPlace(place, rules.policy.allowed_registries);
  return { check: 'registry', outcome: isAllowed ? 'allowed' : 'refused' };
}

/** A host that the source is redirected to is a registry too. */
async function readContent(
  request: CatalogModelRequest,
  judging: Judging,
): Promise<{ readonly registry: Check; readonly content: DigestedContent | undefined }> {
  const registry = checkRegistry(request.source_url, judging);
  if (registry.outcome === 'refused') return { registry, content: undefined };
  try {
    return { registry, content: await digestContent(judging.source, request.source_url, judging.signal) };
  } catch (error) {
    if (error instanceof UnreadableSource) return { registry, content: undefined };
    if (!isOrchestratorError(error) || error.code !== 'REGISTRY_NOT_ALLOWED') throw error;
    return { registry: { check: 'registry', outcome: 'refused' }, content: undefined };
  }
}

/** @implements ORCH-3037 */
function checkDigest(content: DigestedContent | undefined, declared: string | undefined): Check {
  if (content === undefined) return { check: 'digest', outcome: 'unread' };
  if (declared === undefined) return { check: 'digest', outcome: 'undeclared' };
  return { check: 'digest', outcome: content.digest === declared ? 'match' : 'mismatch' };
}

function checkKeys(request: CatalogModelRequest, digest: string, { rules }: Judging): Check[] {
  return (request.signatures ?? []).map(signature => {
    const { signer, algo } = signature;
    return { check: 'signature', signer, algo, outcome: checkSignature(signature, digest, rules.keys) };
  });
}

async function checkBundleBeside(
  request: CatalogModelRequest,
  content: DigestedContent,
  { rules, source, nowMs }: Judging,
): Promise<Check[]> {
  const bytes = await readSmall(source, `${request.source_url}${bundleEnding}`, bundleBytesMax);
  if (bytes === undefined) return [];
  // The libraries of sigstore are many files, and most servers never see a bundle.
  const { checkBundle } = await import('./check-bundle.ts');
  return [{ check: 'bundle', ...checkBundle({ bytes, content, rules, nowMs }) }];
}

function signaturesOf(checks: readonly Check[]): SignatureMeta[] {
  return checks.flatMap(check => {
    const verified = check.outcome === 'verified';
    if (check.check === 'signature') return [{ signer: check.signer, algo: check.algo, verified }];
    if (check.check !== 'bundle') return [];
    return [{ signer: (check.identity ?? 'sigstore').slice(0, 128), algo: 'sigstore-bundle', verified }];
  });
}

/** One signature that holds is enough, one that is forged is too much. @implements ORCH-3061(a), ASY-CAT-002 */
function firstFailure(checks: readonly Check[], { policy }: TrustRules): FailureReason | undefined {
  if (outcomeOf(checks, 'registry') === 'refused') return 'registry_not_allowed';
  if (outcomeOf(checks, 'digest') === 'unread') return 'unreachable';
  if (outcomeOf(checks, 'digest') === 'mismatch') return 'digest_mismatch';
  const signed = checks.filter(({ check }) => check === 'signature' || check === 'bundle');
  const outcomes = signed.map(({ outcome }) => outcome);
  if (outcomes.includes('bad_signature')) return 'bad_signature';
  if (policy.require_signature && !outcomes.includes('verified')) {
    return outcomes.length > 0 ? 'unknown_signer' : 'unsigned';
  }
  return policy.require_sbom && outcomeOf(checks, 'sbom') !== 'match' ? 'missing_sbom' : undefined;
}
