// An entry of the catalog: the contract's shape, and what is needed to judge it again and to take a move back.
import { createHash } from 'node:crypto';
import type { CatalogModel, CatalogModelRequest, ModelState, Verification } from '#contracts';
import { OrchestratorError } from '../kernel/index.ts';
import type { Objectives } from './hooks.ts';
import type { CatalogRow } from './store.ts';
import type { VerificationReport } from './trust/report.ts';
import type { TrustRules } from './trust/trust-rules.ts';

/** What a move changes, and a rollback restores. */
export interface Standing {
  readonly state: ModelState;
  /** Order in which entries became active; 0 for one that never was. */
  readonly activation: number;
  readonly previousDigest?: string;
  readonly drainDeadlineMs?: number;
  /** @implements ORCH-3071 */
  readonly frozenObjectives?: Objectives;
}

export interface ModelEntry {
  /** Order of registration. */
  readonly ordinal: number;
  readonly requestDigest: string;
  /** As it was sent, signatures included. */
  readonly request: CatalogModelRequest;
  readonly digest: string;
  readonly sizeBytes: number | undefined;
  readonly signatures: CatalogModel['signatures'];
  readonly trustPolicy: CatalogModel['trust_policy'];
  readonly verification: Verification;
  readonly standing: Standing;
  /** The latest last. */
  readonly before: readonly Standing[];
  readonly createdMs: number;
  readonly updatedMs: number;
}

export const modelRefOf = ({ request }: ModelEntry): string => request.model_ref ?? request.id;

export function verificationOf(report: VerificationReport): Verification {
  const reason = report.code === undefined ? {} : { reason: report.code };
  return { result: report.result, ...reason, at_ms: report.atMs };
}

export function judged(entry: ModelEntry, report: VerificationReport, rules: TrustRules): ModelEntry {
  return {
    ...entry,
    signatures: [...report.signatures],
    trustPolicy: rules.policy,
    verification: verificationOf(report),
    updatedMs: report.atMs,
  };
}

function manifestsOf({ request, digest, sizeBytes }: ModelEntry): CatalogModel['manifests'] {
  if (request.manifests !== undefined && request.manifests.length > 0) return request.manifests;
  return sizeBytes === undefined ? [] : [{ digest, size_bytes: sizeBytes }];
}

/** @implements ORCH-3060, ORCH-3065 */
export function modelOf(entry: ModelEntry): CatalogModel {
  const { request, standing, trustPolicy } = entry;
  return {
    id: request.id,
    model_ref: modelRefOf(entry),
    digest: entry.digest,
    state: standing.state,
    source_url: request.source_url,
    ...(request.version === undefined ? {} : { version: request.version }),
    tags: request.tags ?? [],
    manifests: manifestsOf(entry),
    signatures: entry.signatures,
    ...(request.sbom === undefined ? {} : { sbom: request.sbom }),
    ...(trustPolicy === undefined ? {} : { trust_policy: trustPolicy }),
    verification: entry.verification,
    ...(standing.previousDigest === undefined ? {} : { previous_digest: standing.previousDigest }),
    ...(standing.drainDeadlineMs === undefined ? {} : { drain_deadline_ms: standing.drainDeadlineMs }),
    created_ms: entry.createdMs,
    updated_ms: entry.updatedMs,
  };
}

const checksumOf = (document: string): string => createHash('sha256').update(document).digest('hex');

export function rowOf(entry: ModelEntry): CatalogRow {
  const document = JSON.stringify(entry);
  return { id: entry.request.id, document, checksum: checksumOf(document) };
}

/** Undefined where the row is damaged. @implements ORCH-3042(a) */
export function entryOf(row: CatalogRow): ModelEntry | undefined {
  return checksumOf(row.document) === row.checksum ? JSON.parse(row.document) : undefined;
}

export function damagedEntry(modelId: string): OrchestratorError {
  return new OrchestratorError('STORE_UNAVAILABLE', {
    message: 'The stored entry of the model is damaged.',
    details: { model_id: modelId },
  });
}
