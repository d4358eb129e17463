// What a campaign found, added up and said in lines.
import type { SeedReport } from './campaign.ts';
import type { Violation } from './checks.ts';
import { type InvariantId, invariantIds, invariants } from './invariants.ts';

export interface FoundViolation {
  readonly seed: number;
  readonly violation: Violation;
}

export class Summary {
  seeds = 0;
  events = 0;
  timersFired = 0;
  timersWithoutEffect = 0;
  tasks = 0;
  virtualMs = 0;
  cpuMs = 0;
  readonly violations: FoundViolation[] = [];
  readonly checks = new Map<InvariantId, number>(invariantIds.map(id => [id, 0]));
  readonly marks = new Map<string, number>();

  add(report: SeedReport): void {
    this.seeds += 1;
    this.events += report.events;
    this.timersFired += report.timersFired;
    this.timersWithoutEffect += report.timersWithoutEffect;
    this.tasks += report.tasks;
    this.virtualMs += report.virtualMs;
    this.cpuMs += report.cpuMs;
    if (report.violation !== undefined)
      this.violations.push({ seed: report.seed, violation: report.violation });
    for (const [id, count] of report.checks) this.checks.set(id, (this.checks.get(id) ?? 0) + count);
    for (const [what, count] of report.marks) this.marks.set(what, (this.marks.get(what) ?? 0) + count);
  }

  get noOpShare(): number {
    return this.timersFired === 0 ? 0 : this.timersWithoutEffect / this.timersFired;
  }

  /** Invariants that were never looked at. */
  get idle(): readonly InvariantId[] {
    return invariantIds.filter(id => this.checks.get(id) === 0);
  }
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export function spellSummary(summary: Summary, wallMs: number): string {
  const { seeds, events, cpuMs, tasks, virtualMs, timersFired, noOpShare, violations } = summary;
  const counted = [...summary.marks].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    ...counted.map(([what, count]) => `${whole(count).padStart(12)}  ${what}`),
    '',
    ...invariantIds.map(id => `${whole(summary.checks.get(id) ?? 0).padStart(12)}  checks of ${id}`),
    '',
    `${whole(seeds)} seeds, ${whole(tasks)} tasks, ${whole(virtualMs / 1000)} s of virtual time`,
    `${whole(events)} events in ${(wallMs / 1000).toFixed(1)} s: ${whole((events / wallMs) * 1000)} events per second, ${whole((events / cpuMs) * 1000)} per second of processor time`,
    `${whole(timersFired)} timers fired, ${(noOpShare * 100).toFixed(1)} % of them without effect (at most 20 %)`,
    violations.length === 0 ? 'no violation' : `${violations.length} violations`,
  ];
  return `${lines.join('\n')}\n`;
}

export interface Replay {
  readonly command: string;
  readonly lastLines: readonly string[];
}

export function spellViolation({ seed, violation }: FoundViolation, replay: Replay): string {
  const { sentence, proves } = invariants[violation.invariant];
  const lines = [
    '',
    `VIOLATION in seed ${seed} at ${violation.atMs.toFixed(3)} ms: ${violation.invariant}`,
    `  must hold   ${sentence}`,
    `  requirement ${proves.join(', ')}`,
    `  found       ${violation.found.trimEnd().replaceAll('\n', '\n              ')}`,
    '  before it',
    ...replay.lastLines.map(line => `    ${line}`),
    `  replay      ${replay.command}`,
  ];
  return `${lines.join('\n')}\n`;
}
