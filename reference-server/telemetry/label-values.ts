// Which values of a label may show. Beyond its budget, or outside its list, an event is counted under another value
// and never dropped.
import { errorEntry, isErrorCode, type LabelName, labelEntry, type MetricEntry } from '#contracts';
import { type ConfiguredLabels, closedValues, configuredValues } from './configured-labels.ts';

export const otherValue = 'other';

export type Overflow = 'budget' | 'not-configured' | 'not-listed';

export interface LabelValuesOptions {
  readonly enginesMax: number;
  onOverflow(label: LabelName, why: Overflow): void;
}

/** Of a list of error codes the one that is most like this one. */
function nearestCode(code: string, list: readonly string[]): string {
  if (!isErrorCode(code)) return list.includes('INTERNAL') ? 'INTERNAL' : otherValue;
  const { category } = errorEntry(code);
  const alike = list.find(other => isErrorCode(other) && errorEntry(other).category === category);
  return alike ?? (list.includes('INTERNAL') ? 'INTERNAL' : otherValue);
}

export class LabelValues {
  readonly #options: LabelValuesOptions;
  readonly #shown = new Map<LabelName, Set<string>>();
  readonly #configured = new Set<LabelName>();
  readonly #reported = new Set<string>();

  constructor(options: LabelValuesOptions) {
    this.#options = options;
  }

  /** As many values as the budget allows show under their own name; where there are more, `other` is one of them. */
  configure(configured: ConfiguredLabels): void {
    for (const [label, values] of configuredValues(configured)) {
      this.#configured.add(label);
      const shown = this.#shownOf(label);
      const wanted = new Set([...shown, ...values]);
      const ownMax = Math.min(
        this.#ownMax(label),
        this.#budget(label) - (wanted.size > this.#budget(label) ? 1 : 0),
      );
      for (const value of values) {
        if (shown.size >= ownMax && !shown.has(value)) this.#report(label, 'budget');
        else shown.add(value);
      }
    }
  }

  valueFor(entry: MetricEntry, label: LabelName, value: string): string {
    const list = closedValues(entry, label);
    if (list !== undefined) return this.#listed(label, value, list);
    const shown = this.#shownOf(label);
    if (shown.has(value)) return value;
    if (this.#configured.has(label)) return this.#overflow(label, 'not-configured');
    if (shown.size >= this.#budget(label) - 1) return this.#overflow(label, 'budget');
    shown.add(value);
    return value;
  }

  #listed(label: LabelName, value: string, list: readonly string[]): string {
    if (list.includes(value)) return value;
    this.#report(label, 'not-listed');
    return nearestCode(value, list);
  }

  #overflow(label: LabelName, why: Overflow): string {
    this.#report(label, why);
    return otherValue;
  }

  #report(label: LabelName, why: Overflow): void {
    const key = `${label} ${why}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#options.onOverflow(label, why);
  }

  #shownOf(label: LabelName): Set<string> {
    const shown = this.#shown.get(label) ?? new Set<string>();
    this.#shown.set(label, shown);
    return shown;
  }

  #budget(label: LabelName): number {
    return labelEntry(label).budget;
  }

  #ownMax(label: LabelName): number {
    return label === 'engine' ? Math.min(this.#options.enginesMax, this.#budget(label)) : this.#budget(label);
  }
}
