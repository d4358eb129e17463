// Which models are there, whom do they come from, and may they serve? Entries by digest, the trust policy at both
// doors, the life of a model, trials, and the folder where their files are kept.
// Surprising: a verification that fails is a result; only the doors (create, checkLoad) turn it into a refusal.
export { type AdmissionVerdict, admissionVerdict, type TaskOfModel } from './admission-verdict.ts';
export { hasDigest, hexOfDigest, type ModelOrder } from './cache/download-model.ts';
export { type CachedModel, ModelCache, type ModelCacheOptions } from './cache/model-cache.ts';
export { type CanaryQuestion, type CanaryRules, type CanarySide, canarySide } from './canary.ts';
export { Catalog, type CatalogOptions, type VerifiedModel } from './catalog.ts';
export { type CatalogStoreCase, catalogStoreFamily } from './catalog-store-family.ts';
export type { CatalogEvent } from './events.ts';
export type { CatalogHooks, Objectives } from './hooks.ts';
export { openMemoryCatalogStore } from './memory-catalog-store.ts';
export type { ModelPageQuery } from './page.ts';
export type { ResolvedModel } from './resolve-model.ts';
export { type Content, type ContentSource, UnreadableSource } from './sources/content.ts';
export { type ContentSourceOptions, openContentSource } from './sources/content-source.ts';
export type { FetchAnswer, FetchPort, FetchRequest } from './sources/fetch-content.ts';
export { isAllowedHost } from './sources/source-url.ts';
export { checkModelMove, modelMoves } from './states.ts';
export type { CatalogRow, CatalogStore } from './store.ts';
export type { BundleFinding, Check, VerificationReason, VerificationReport } from './trust/report.ts';
export { loadTrustRules, type TrustPolicyConfig, type TrustRules } from './trust/trust-rules.ts';
