// Which side of a trial a session is on. No table is kept: the side is in the session's id, so that every process
// and every restart gives the same answer.
import { createHash } from 'node:crypto';

export type CanarySide = 'stable' | 'canary';

export interface CanaryRules {
  /** 0 to 100. */
  readonly percent?: number | undefined;
  /** `name=value`. */
  readonly label?: string | undefined;
}

export interface CanaryQuestion {
  /** Undefined when no trial runs: then everybody is on the stable side. */
  readonly rules: CanaryRules | undefined;
  /** Names the trial, such as its pool, so that two trials do not always pick the same sessions. */
  readonly trial: string;
  /** The session, or the task where there is none. */
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Where the session was before: it stays there while the trial runs, whatever becomes of the percentage. */
  readonly side?: CanarySide | undefined;
}

/** Uniform in [0, 100). */
function placeOf(trial: string, key: string): number {
  const hash = createHash('sha256')
    .update(JSON.stringify([trial, key]))
    .digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}

function hasLabel(labels: Readonly<Record<string, string>>, label: string | undefined): boolean {
  const cut = label?.indexOf('=') ?? -1;
  if (label === undefined || cut < 0) return false;
  const name = label.slice(0, cut);
  return Object.hasOwn(labels, name) && labels[name] === label.slice(cut + 1);
}

/** @implements ORCH-3033 */
export function canarySide({ rules, trial, key, labels, side }: CanaryQuestion): CanarySide {
  if (rules === undefined) return 'stable';
  if (side !== undefined) return side;
  const picked = hasLabel(labels, rules.label) || placeOf(trial, key) < (rules.percent ?? 0);
  return picked ? 'canary' : 'stable';
}
