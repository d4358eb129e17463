/** How a mutant goes wrong. */
export const mutantKinds = ['omission', 'wrong-value', 'order', 'boundary', 'scope'] as const;
export type MutantKind = (typeof mutantKinds)[number];

/** A small patch of a server's source that breaks clauses, as an implementer might. */
export interface Mutant {
  /** `<area>/<topic>/<name>` */
  readonly id: string;
  readonly breaks: readonly string[];
  readonly kind: MutantKind;
  /** Relative to the root of the repository. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly why: string;
  /** Where the patch lies in a table: the function that reads the row. */
  readonly reader?: string;
}
