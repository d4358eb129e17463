// The two doors at which trust is asked for: the entry into the catalog, and the load into an engine.
import type { CatalogModelRequest, ErrorCode } from '#contracts';
import { OrchestratorError, type World } from '../kernel/index.ts';
import { canonicalDigest } from '../tasks/index.ts';
import { refusalKind } from './events.ts';
import type { CatalogHooks } from './hooks.ts';
import { judged, type ModelEntry, verificationOf } from './model-entry.ts';
import type { Shelf } from './shelf.ts';
import type { ContentSource } from './sources/content.ts';
import { type Evidence, judge } from './trust/judge.ts';
import type { VerificationReport } from './trust/report.ts';
import type { TrustRules } from './trust/trust-rules.ts';

export interface GateOptions {
  readonly world: World;
  readonly shelf: Shelf;
  readonly source: ContentSource;
  readonly baseDir: string;
  readonly rules: TrustRules;
  readonly hooks: CatalogHooks;
}

export interface JudgedEntry {
  readonly entry: ModelEntry;
  readonly report: VerificationReport;
}

interface Judgement {
  readonly request: CatalogModelRequest;
  readonly report: VerificationReport;
  readonly rules: TrustRules;
}

/** What a permissive policy does not excuse either: content that is another, and a source that is not on the list. */
const neverExcused: readonly ErrorCode[] = ['DIGEST_MISMATCH', 'REGISTRY_NOT_ALLOWED'];

export class Gate {
  readonly #options: GateOptions;
  rules: TrustRules;

  constructor(options: GateOptions) {
    this.#options = options;
    this.rules = options.rules;
  }

  /** @implements ORCH-3061(a), ASY-CAT-001(b) */
  async enter(request: CatalogModelRequest): Promise<{ created: boolean; entry: ModelEntry }> {
    const { shelf } = this.#options;
    return await shelf.inTurn(`id:${request.id}`, async () => {
      const standing = shelf.find(request.id);
      const requestDigest = canonicalDigest(request);
      if (standing !== undefined) return { created: false, entry: sameAs(standing, requestDigest) };
      const rules = this.rules;
      const report = await this.#judge({ request, digest: request.digest }, rules);
      this.#refuse('ingest', { request, report, rules });
      const entry = await shelf.write(async () => {
        const made = newEntry({ request, requestDigest, report, rules, ordinal: shelf.nextOrdinal() });
        return await shelf.put(made);
      });
      const isVerified = report.result === 'pass';
      const { atMs } = report;
      this.#options.hooks.event?.({
        kind: 'model-entered',
        modelId: request.id,
        digest: entry.digest,
        isVerified,
        atMs,
      });
      return { created: true, entry };
    });
  }

  async judgeAgain(modelId: string): Promise<JudgedEntry> {
    const { shelf } = this.#options;
    return await shelf.inTurn(`id:${modelId}`, async () => {
      const { request, digest } = shelf.get(modelId);
      const rules = this.rules;
      const report = await this.#judge({ request, digest }, rules);
      // A move may have been made meanwhile: only what was found is written.
      const entry = await shelf.write(() => shelf.put(judged(shelf.get(modelId), report, rules)));
      return { entry, report };
    });
  }

  /** @implements ORCH-3061(b) */
  async admitToLoad(modelId: string): Promise<JudgedEntry> {
    const rules = this.rules;
    const found = await this.judgeAgain(modelId);
    this.#refuse('load', { request: found.entry.request, report: found.report, rules });
    return found;
  }

  /** @implements ORCH-3064 */
  async #judge(evidence: Evidence, rules: TrustRules): Promise<VerificationReport> {
    const { world, source, baseDir, hooks } = this.#options;
    const report = await judge(evidence, { rules, source, baseDir, nowMs: Math.floor(world.wallMs()) });
    const { result, reason, code, checks, atMs } = report;
    const { id: modelId, model_ref: modelRef = modelId } = evidence.request;
    hooks.verified?.(result, reason, modelRef);
    hooks.event?.({ kind: 'model-verified', modelId, result, reason, code, checks, atMs });
    return report;
  }

  #refuse(door: 'ingest' | 'load', { request, report, rules }: Judgement): void {
    const { code, reason, checks, atMs } = report;
    if (code === undefined) return;
    const isExcused = rules.policy.mode === 'permissive' && !neverExcused.includes(code);
    const hasDigest = report.digest !== undefined || request.digest !== undefined;
    if (isExcused && hasDigest) return;
    const about = { modelId: request.id, sourceUrl: request.source_url, reason, checks, door, atMs };
    const kind = refusalKind(code);
    const digests = { declared: request.digest, found: report.digest };
    this.#options.hooks.event?.(
      kind === 'digest-mismatched' ? { kind, ...about, ...digests } : { kind, ...about },
    );
    throw new OrchestratorError(code, { details: { model_id: request.id, reason } });
  }
}

function sameAs(standing: ModelEntry, requestDigest: string): ModelEntry {
  if (standing.requestDigest === requestDigest) return standing;
  throw new OrchestratorError('STATE_CONFLICT', {
    message: 'A model with this id stands with other content.',
    details: { model_id: standing.request.id },
  });
}

interface NewEntry extends Judgement {
  readonly requestDigest: string;
  readonly ordinal: number;
}

function newEntry({ request, requestDigest, report, rules, ordinal }: NewEntry): ModelEntry {
  const digest = report.digest ?? request.digest;
  if (digest === undefined)
    throw new OrchestratorError('UNTRUSTED_ARTIFACT', { details: { reason: report.reason } });
  return {
    ordinal,
    requestDigest,
    request,
    digest,
    sizeBytes: report.sizeBytes,
    signatures: [...report.signatures],
    trustPolicy: rules.policy,
    verification: verificationOf(report),
    standing: { state: 'draft', activation: 0 },
    before: [],
    createdMs: report.atMs,
    updatedMs: report.atMs,
  };
}
