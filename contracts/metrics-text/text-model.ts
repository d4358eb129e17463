export interface Sample {
  readonly line: number;
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly line: number;
  /** As its TYPE line says; undefined where there is none. */
  readonly type: string | undefined;
  readonly samples: readonly Sample[];
}

export interface SyntaxProblem {
  readonly line: number;
  readonly sentence: string;
}

export interface MetricsText {
  readonly families: readonly Family[];
  readonly problems: readonly SyntaxProblem[];
}

/** Thrown inside a line and caught where its number is known. */
export class LineUnreadable extends Error {
  override readonly name = 'LineUnreadable';
}
