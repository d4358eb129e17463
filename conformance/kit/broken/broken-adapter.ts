/** A patch of the sample that breaks one promise. Every `find` occurs exactly once in its file. */
export interface BrokenAdapter {
  readonly breaks: readonly [string];
  readonly why: string;
  readonly file: string;
  readonly edits: readonly (readonly [find: string, replace: string])[];
  /** A case of it that needs longer than the others. */
  readonly caseMs?: number;
}
