import type { components as ControlComponents } from './generated/control.ts';
import type { components as DataComponents } from './generated/data.ts';
import type { EventTypes } from './generated/events.ts';

/** Every named shape of the data plane, and of the control plane. */
export type DataSchemas = DataComponents['schemas'];
export type ControlSchemas = ControlComponents['schemas'];

export type AdmissionResponse = DataSchemas['AdmissionResponse'];
export type Attempt = DataSchemas['Attempt'];
export type Candidate = DataSchemas['Candidate'];
export type Determinism = DataSchemas['Determinism'];
export type ErrorEnvelope = DataSchemas['ErrorEnvelope'];
export type FinishReason = DataSchemas['FinishReason'];
export type Liveness = DataSchemas['Liveness'];
export type Message = DataSchemas['Message'];
export type Phase = DataSchemas['Phase'];
export type PhaseRecord = DataSchemas['PhaseRecord'];
export type Placement = DataSchemas['Placement'];
export type PluginRecord = DataSchemas['PluginRecord'];
export type PolicyLabel = DataSchemas['PolicyLabel'];
export type Priority = DataSchemas['Priority'];
export type Readiness = DataSchemas['Readiness'];
export type RequestSummary = DataSchemas['RequestSummary'];
export type Sampler = DataSchemas['Sampler'];
export type SessionInfo = DataSchemas['SessionInfo'];
export type TaskError = DataSchemas['TaskError'];
export type TaskEvent = DataSchemas['TaskEvent'];
export type TaskList = DataSchemas['TaskList'];
export type TaskRecord = DataSchemas['TaskRecord'];
export type TaskRequest = DataSchemas['TaskRequest'];
export type TaskState = DataSchemas['TaskState'];
export type TaskSummary = DataSchemas['TaskSummary'];
export type Usage = DataSchemas['Usage'];

export type Artifact = ControlSchemas['Artifact'];
export type ArtifactKind = ControlSchemas['ArtifactKind'];
export type ArtifactRef = ControlSchemas['ArtifactRef'];
export type ArtifactRequest = ControlSchemas['ArtifactRequest'];
export type AuditRecord = ControlSchemas['AuditRecord'];
export type Capabilities = ControlSchemas['Capabilities'];
export type CatalogModel = ControlSchemas['CatalogModel'];
export type CatalogModelRequest = ControlSchemas['CatalogModelRequest'];
export type ConfigReload = ControlSchemas['ConfigReload'];
export type DrainRequest = ControlSchemas['DrainRequest'];
export type Manifest = ControlSchemas['Manifest'];
export type ModelState = ControlSchemas['ModelState'];
export type ModelStateRequest = ControlSchemas['ModelStateRequest'];
export type Pool = ControlSchemas['Pool'];
export type PoolHealth = ControlSchemas['PoolHealth'];
export type ReloadRequest = ControlSchemas['ReloadRequest'];
export type ReplicaHealth = ControlSchemas['ReplicaHealth'];
export type ReplicaSet = ControlSchemas['ReplicaSet'];
export type SignatureMeta = ControlSchemas['SignatureMeta'];
export type SignatureRequest = ControlSchemas['SignatureRequest'];
export type TrustPolicy = ControlSchemas['TrustPolicy'];
export type Verification = ControlSchemas['Verification'];
export type Wire = ControlSchemas['Wire'];

// The payloads of the five frames of a stream.
export type EndPayload = EventTypes['end'];
export type ErrorPayload = EventTypes['error'];
export type MetricsPayload = EventTypes['metrics'];
export type StartedPayload = EventTypes['started'];
export type TokenPayload = EventTypes['token'];
