import type { CaseHistory } from '../history/case-history.ts';

export type Finding =
  | { readonly holds: true }
  | {
      readonly holds: false;
      readonly message: string;
      /** Index of the entry at which it went wrong. */
      readonly at?: number;
    }
  /** What the target need not offer, it refused honestly, or what happened does not tell: of this check nothing counts. */
  | { readonly inapplicable: string }
  /** The harness can't tell: never green, never red. */
  | { readonly undecided: string };

/** A pure function of what was recorded: the same live and from a stored transcript. */
export type Judge<Args> = (history: CaseHistory, args: Args) => Finding;

export const holds: Finding = { holds: true };

export const fails = (message: string, at?: number): Finding => ({
  holds: false,
  message,
  ...(at === undefined || at < 0 ? {} : { at }),
});

export const undecided = (why: string): Finding => ({ undecided: why });

export const inapplicable = (why: string): Finding => ({ inapplicable: why });

export const isHeld = (finding: Finding): boolean => 'holds' in finding && finding.holds;

/** The first that does not hold. */
export const firstBroken = (findings: Iterable<Finding>): Finding => {
  for (const finding of findings) if (!isHeld(finding)) return finding;
  return holds;
};
