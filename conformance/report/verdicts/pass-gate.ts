import type { Report } from '#contracts';
import type { ClauseVerdict, Gate, RequirementRow } from '../report-input.ts';

export type GateOutcome = NonNullable<Report['gate']>;

export interface GateQuestion {
  readonly profile: string;
  readonly rows: readonly RequirementRow[];
}

const isDecided = (verdict: ClauseVerdict): boolean => ['violated', 'unproven', 'proven'].includes(verdict);

/** Is a release tolerated? What the gate does not name, it does not tolerate. */
export const passGate = (gate: Gate, { profile, rows }: GateQuestion): GateOutcome => {
  const levels: readonly string[] = gate.levels ?? ['MUST'];
  const counted = rows.filter(row => levels.includes(row.level));
  const excused = counted.filter(row => row.baseline === true).length;
  const count = (verdict: ClauseVerdict): number => counted.filter(row => row.verdict === verdict).length;
  const untestedMax = gate.untested_max ?? (gate.decided_min === undefined ? 0 : undefined);
  const figures: readonly (readonly [string, number, number | undefined])[] = [
    ['violated', count('violated') - excused, gate.violated_max ?? 0],
    ['unknown', count('unknown'), gate.unknown_max ?? 0],
    ['unproven', count('unproven'), gate.unproven_max ?? 0],
    ['untested', count('untested'), untestedMax],
    ['inapplicable', count('inapplicable'), gate.inapplicable_max],
    ['violated and excused', excused, gate.excused_max],
  ];
  const reasons = figures.flatMap(([what, found, max]) =>
    max === undefined || found <= max
      ? []
      : [`${found} of ${levels.join(', ')} are ${what}; the gate tolerates ${max}`],
  );
  const scored = rows.filter(row => row.scored);
  const decided = scored.filter(row => isDecided(row.verdict)).length;
  if (gate.decided_min !== undefined && decided < gate.decided_min * scored.length)
    reasons.push(
      `${decided} of ${scored.length} scored requirements are decided; the gate demands ${Math.ceil(gate.decided_min * scored.length)}`,
    );
  if (gate.profiles !== undefined && !gate.profiles.includes(profile))
    reasons.unshift(`the gate judges runs of ${gate.profiles.join(', ')}, and this one is of ${profile}`);
  return { passed: reasons.length === 0, reasons };
};
