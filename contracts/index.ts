// The door of the contracts: what may cross the border of an orchestrator, as types, validators and tables.
// Whoever wants to know whether a value, a code or a metric exists asks here and nowhere else.
// Surprising: nothing here reads the YAML and JSON sources; all of it comes from generated/, so that what runs is
// what was reviewed. Ajv lives behind validate.ts alone.
export { type ConfigOutcome, checkConfig } from './config-check.ts';
export { breachesOf, configRules } from './config-rules.ts';
export { withoutSecrets } from './config-secrets.ts';
export type {
  Config,
  EventSinkConfig,
  PluginConfig,
  PoolConfig,
  ReplicaConfig,
  TenantConfig,
} from './config-types.ts';
export type {
  Attestation,
  Baseline,
  EngineDocument,
  Evidence,
  LogRecord,
  Profile,
  Report,
  Run,
  Target,
  Transcript,
  TranscriptEntry,
} from './document-types.ts';
export { capabilityTable } from './generated/capabilities.ts';
export type { DocumentTypes } from './generated/documents.ts';
export {
  type ErrorCategory,
  type ErrorCode,
  type ErrorEntry,
  type ErrorPlace,
  type ErrorPlane,
  errorTable,
} from './generated/errors.ts';
export type { EventTypes } from './generated/events.ts';
export {
  type LabelEntry,
  type LabelName,
  labelTable,
  type MetricEntry,
  type MetricName,
  metricTable,
} from './generated/metrics.ts';
export { openaiOperationTable } from './generated/openai-operations.ts';
export { operationTable } from './generated/operations.ts';
export { streamOrder } from './generated/stream-order.ts';
export { lintMetrics, type MetricFinding } from './metrics-lint.ts';
export { type OpenapiName, openapiDocument } from './openapi-document.ts';
export type { OpenaiOperationId, OperationId, RequestBody, ResponseBody } from './operations.ts';
export {
  type ClientErrorCode,
  errorEntry,
  isClientErrorCode,
  isErrorCode,
  labelEntry,
  type MetricLabels,
  metricEntry,
} from './tables.ts';
export {
  type AdapterPart,
  type AdapterParts,
  type DocumentName,
  type EventName,
  fillDocument,
  type OpenaiPart,
  type OpenaiParts,
  type Validated,
  validateAdapterPart,
  validateCatalogue,
  validateDocument,
  validateEvent,
  validateOpenaiPart,
  validateRequestBody,
  validateResponse,
} from './validate.ts';
export type { Problem } from './validation/problem.ts';
export type {
  AdmissionResponse,
  Artifact,
  ArtifactKind,
  ArtifactRef,
  ArtifactRequest,
  Attempt,
  AuditRecord,
  Candidate,
  Capabilities,
  CatalogModel,
  CatalogModelRequest,
  ConfigReload,
  ControlSchemas,
  DataSchemas,
  Determinism,
  DrainRequest,
  EndPayload,
  ErrorEnvelope,
  ErrorPayload,
  FinishReason,
  Liveness,
  Manifest,
  Message,
  MetricsPayload,
  ModelState,
  ModelStateRequest,
  Phase,
  PhaseRecord,
  Placement,
  PluginRecord,
  PolicyLabel,
  Pool,
  PoolHealth,
  Priority,
  Readiness,
  ReloadRequest,
  ReplicaHealth,
  ReplicaSet,
  RequestSummary,
  Sampler,
  SessionInfo,
  SignatureMeta,
  SignatureRequest,
  StartedPayload,
  TaskError,
  TaskEvent,
  TaskList,
  TaskRecord,
  TaskRequest,
  TaskState,
  TaskSummary,
  TokenPayload,
  TrustPolicy,
  Usage,
  Verification,
  Wire,
} from './wire-types.ts';
