/** What can be wrong with a text of metrics; each rule names one promise of the catalogue. */
export type FindingRule =
  | 'unparsable'
  | 'missing-family'
  | 'unknown-name'
  | 'counter-without-total'
  | 'wrong-type'
  | 'missing-label'
  | 'extra-label'
  | 'value-not-listed'
  | 'over-budget'
  | 'wrong-buckets'
  | 'not-cumulative'
  | 'incomplete-histogram'
  | 'not-a-number'
  | 'out-of-range'
  | 'duplicate-sample';

export interface MetricFinding {
  readonly rule: FindingRule;
  /** Where it is seen first; 0 where something is absent. */
  readonly line: number;
  /** The metric, or the label of a budget; empty where the text can't be read. */
  readonly name: string;
  readonly sentence: string;
  /** How many samples it holds for. */
  readonly count: number;
}

export type Draft = Omit<MetricFinding, 'count'>;

/** The same sentence about many samples is one finding. */
export function merged(drafts: readonly Draft[]): readonly MetricFinding[] {
  const findings = new Map<string, MetricFinding>();
  for (const draft of drafts) {
    const key = `${draft.rule} ${draft.name} ${draft.sentence}`;
    const known = findings.get(key);
    if (known === undefined) findings.set(key, { ...draft, count: 1 });
    else findings.set(key, { ...known, line: Math.min(known.line, draft.line), count: known.count + 1 });
  }
  return [...findings.values()].sort((one, other) => one.line - other.line);
}
