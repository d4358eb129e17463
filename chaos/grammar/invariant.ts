import type { RunRecord } from './record.ts';

export interface Finding {
  readonly atMs: number;
  readonly what: string;
  readonly task?: string;
  /** Of a promise of time that was missed: what it took, Infinity where it never came, and what it may take. */
  readonly span?: { readonly tookMs: number; readonly dueMs: number };
}

/** held needs something that was looked at; what could not be decided says why. */
export type Judgement =
  | { readonly verdict: 'held'; readonly looked: number; readonly figure?: string }
  | { readonly verdict: 'violated'; readonly findings: readonly Finding[]; readonly figure?: string }
  | { readonly verdict: 'unknown'; readonly because: string; readonly isDisturbed?: true };

/** A promise as a pure function of what was recorded. */
export interface Invariant {
  readonly name: string;
  /** What is true of every run. */
  readonly sentence: string;
  /** It says when things happen: a run from which the machine took as much time can't break it. */
  readonly isTimed?: boolean;
  judge(record: RunRecord): Judgement;
}

export interface Looked {
  /** How many things it was asked of. */
  readonly looked: number;
  readonly findings: readonly Finding[];
  /** Why nothing could be looked at. */
  readonly nothing: string;
  readonly figure?: string;
}

/** Violated where anything was found, unknown where nothing could be looked at. */
export const judged = ({ looked, findings, nothing, figure }: Looked): Judgement => {
  const named = figure === undefined ? {} : { figure };
  if (findings.length > 0) return { verdict: 'violated', findings, ...named };
  return looked === 0 ? { verdict: 'unknown', because: nothing } : { verdict: 'held', looked, ...named };
};
