import type { ClauseId, RequirementId } from './generated/requirement-id.ts';
import type { Level, Profile, ProofKind, Verdict } from './model.ts';

/** A clause as its row file tells it. */
export interface RequirementClause {
  readonly id: ClauseId;
  readonly letter: string;
  readonly level: Level;
  readonly text: string;
  readonly hash: string;
  readonly proof: ProofKind;
  readonly because: string;
}

export interface RequirementProof {
  readonly file: string;
  readonly title: string;
  /** Clauses, or the requirement itself where a proof speaks for all of it. */
  readonly proves: readonly (ClauseId | RequirementId)[];
}

export interface RequirementCode {
  readonly file: string;
  readonly symbol: string;
  readonly implements: readonly (ClauseId | RequirementId)[];
}

/** A row of requirements/, with the verdict of the last runs on exactly its text. */
export interface Requirement {
  readonly id: RequirementId;
  readonly area: string;
  readonly section: string;
  readonly level: Level;
  readonly text: string;
  readonly clauses: readonly RequirementClause[];
  readonly hash: string;
  readonly profile: Profile;
  readonly since: string;
  readonly note: string;
  readonly contracts: readonly string[];
  readonly code: readonly RequirementCode[];
  readonly proofs: readonly RequirementProof[];
  readonly status: Verdict;
}
