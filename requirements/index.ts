// Which promises are there, how is each proven, and where does it live in contract, tests and code?
// The rows are extracted from .specs; nothing here is written by hand but confirmed.yaml, by its command.
// Surprising: a requirement's status is the verdict of a run on exactly its present text, or `untested`.
export { digestsHere, type NewEvidence, writeEvidence } from './evidence-records/write-evidence.ts';
export { checkTraceability } from './gate.ts';
export { type ClauseId, clauseIds, type RequirementId, requirementIds } from './generated/requirement-id.ts';
export { loadRequirements } from './load-requirements.ts';
export { mergeOutcomes, type ProofOutcome } from './merge/merge-outcomes.ts';
export {
  type Level,
  levels,
  type Problem,
  type Profile,
  type ProofKind,
  profiles,
  proofKinds,
  type Verdict,
  verdicts,
} from './model.ts';
export { renderStatus, type Status } from './report/status-file.ts';
export type { Requirement, RequirementClause, RequirementCode, RequirementProof } from './requirement.ts';
