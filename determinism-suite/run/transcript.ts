// What was asked and what came, as it stands in the evidence: verdicts are made of these lines and of nothing else.
import type { Output } from '../comparison/output.ts';
import type { Fingerprint } from '../engines/engine.ts';
import type { Circumstance } from '../matrix/circumstance.ts';
import type { Size } from '../matrix/matrix.ts';

/** reference: what others are held against · prime: warms the cache, and is compared · trial: explains a divergence. */
export type Role = 'reference' | 'prime' | 'element' | 'control' | 'trial';

export interface Transcript {
  readonly kind: 'transcript';
  /** Unique in the evidence. */
  readonly id: string;
  readonly role: Role;
  /** The cell, or what a control or a trial is about. */
  readonly of: string;
  readonly case: string;
  readonly seed: number | null;
  readonly circumstance: Circumstance;
  /** Which start of anything it was asked of, counted over the whole run. */
  readonly start: number;
  /** The transcript that it is held against. */
  readonly against: string | null;
  /** One of the two: what came, or why nothing did. */
  readonly digest?: string;
  readonly output?: Output;
  readonly failure?: string;
}

/** An engine, or an orchestrator, was started, or why it was not. */
export interface StartLine {
  readonly kind: 'start';
  readonly start: number;
  readonly path: Circumstance['path'];
  readonly replica: number;
  readonly slots: number;
  readonly fingerprint?: Fingerprint;
  readonly failure?: string;
}

/** What the cover was sized to: whoever goes on asks the same cells. */
export interface PlanLine extends Size {
  readonly kind: 'plan';
}

export type EvidenceLine = Transcript | StartLine | PlanLine;
