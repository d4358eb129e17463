export const levels = ['MUST', 'SHOULD', 'MAY'] as const;
export type Level = (typeof levels)[number];

export const profiles = [
  'orchqueue-core',
  'orchqueue-full',
  'pipeline',
  'adapter',
  'openai-chat',
  'gateway-behaviour',
] as const;
export type Profile = (typeof profiles)[number];

export const proofKinds = [
  'conformance',
  'pact',
  'simulation',
  'unit',
  'property',
  'determinism',
  'chaos',
  'load',
  'construction',
  'none',
] as const;
export type ProofKind = (typeof proofKinds)[number];

export const verdicts = ['violated', 'unknown', 'unproven', 'proven', 'inapplicable', 'untested'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Clause {
  /** `ORCH-3005(a)`, or the requirement's own id where it says one thing only. */
  readonly id: string;
  /** Empty where the requirement has no letters. */
  readonly letter: string;
  readonly level: Level;
  readonly text: string;
  readonly hash: string;
  /** As written: the gate refuses what is not a proof kind. */
  readonly proof: string;
  /** Why there is none, where the proof kind is `none`. */
  readonly because: string;
}

export interface Row {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly section: string;
  readonly area: string;
  readonly line: number;
  readonly profile: string;
  readonly contracts: readonly string[];
  readonly since: string;
  readonly note: string;
  readonly hash: string;
}

export interface Retired {
  readonly id: string;
  readonly reason: string;
  readonly area: string;
  readonly line: number;
}

export interface Problem {
  readonly rule: string;
  /** File and line, or the id it is about. */
  readonly where: string;
  readonly sentence: string;
}

export interface SpecFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A test, scenario or declaration that claims to prove clauses. */
export interface ProofLink {
  readonly file: string;
  readonly title: string;
  readonly refs: readonly string[];
}

/** A place in the source that says which requirement it implements. */
export interface CodeLink {
  readonly file: string;
  /** The declaration that follows the comment; empty when there is none. */
  readonly symbol: string;
  readonly refs: readonly string[];
}

export interface Links {
  readonly proofs: readonly ProofLink[];
  readonly code: readonly CodeLink[];
  /** What looked like a link and could not be read. */
  readonly problems: readonly Problem[];
}
