import { type Location, showLocation } from './contract.ts';
import type { Json } from './json.ts';
import { type ChangeClass, classes, type Direction, type Rule, type RuleId, rules } from './rules/index.ts';

export interface Difference {
  readonly rule: RuleId;
  readonly class: ChangeClass;
  readonly direction: Direction;
  readonly pointer: string;
  readonly before: Json;
  readonly after: Json;
  readonly sentence: string;
}

/** `subject` and `verb` open the sentence; `use` names who is touched (an operation, an event, a document). */
export interface Finding {
  readonly rule: RuleId;
  readonly at: Location;
  readonly subject: string;
  readonly verb: string;
  readonly use?: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

function usesText(uses: ReadonlySet<string>): string {
  const names = [...uses].sort();
  if (names.length === 0) return '';
  if (names.length <= 3) return ` of ${names.join(', ')}`;
  return ` of ${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

function differenceOf(finding: Finding, uses: ReadonlySet<string>): Difference {
  const rule: Rule = rules[finding.rule];
  const subject = `${finding.at.file}: ${finding.subject}${usesText(uses)}`;
  return {
    rule: finding.rule,
    class: rule.class,
    direction: rule.direction,
    pointer: showLocation(finding.at),
    before: finding.before ?? null,
    after: finding.after ?? null,
    sentence: `${subject} ${finding.verb} (${rule.direction}, rule ${finding.rule}): ${rule.reason}`,
  };
}

function rank(one: Difference, other: Difference): number {
  const byClass = classes.indexOf(one.class) - classes.indexOf(other.class);
  if (byClass !== 0) return byClass;
  const [left, right] = [`${one.pointer} ${one.rule}`, `${other.pointer} ${other.rule}`];
  return left < right ? -1 : Number(left > right);
}

/** A part that several operations share is one difference that names them all. */
export class Findings {
  readonly #found = new Map<string, { finding: Finding; uses: Set<string> }>();
  readonly #covered: Location[] = [];

  add(finding: Finding): void {
    const key = `${finding.rule} ${showLocation(finding.at)}`;
    const known = this.#found.get(key);
    const uses = known?.uses ?? new Set<string>();
    if (finding.use !== undefined) uses.add(finding.use);
    // Of the paths that lead to a shared part the shortest says it best.
    const isShorter = known === undefined || finding.subject.length < known.finding.subject.length;
    this.#found.set(key, { finding: isShorter ? finding : known.finding, uses });
  }

  /** A place that a finding at another place already speaks of. */
  cover(at: Location): void {
    this.#covered.push(at);
  }

  covered(): Location[] {
    return [...this.#covered, ...[...this.#found.values()].map(entry => entry.finding.at)];
  }

  differences(): Difference[] {
    return [...this.#found.values()].map(entry => differenceOf(entry.finding, entry.uses)).sort(rank);
  }
}
