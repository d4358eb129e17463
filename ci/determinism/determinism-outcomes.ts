// What a run of the determinism suite says of clauses. A clause is proven where its level's verdict is equal and a fault
// that breaks it was caught in the same run; equal alone shows no more than that nothing was seen. Pure.
import type { FaultClass } from '../../determinism-suite/controls/fault-class.ts';
import type { Level } from '../../determinism-suite/matrix/circumstance.ts';
import type { DeterminismReport } from '../../determinism-suite/report/report.ts';
import type { ProofOutcome } from '../../requirements/index.ts';
import type { ControlResults } from './control-results.ts';
import { suiteClauses } from './suite-clauses.ts';

export type Verdict = ProofOutcome['verdict'];

/** Levels whose verdicts together speak for a clause, and the injected class that breaks it. */
interface Speaking {
  readonly levels: readonly Level[];
  readonly faultClass: FaultClass;
}

const speaking: Readonly<Record<string, Speaking>> = {
  'ORCH-3045': { levels: ['D1', 'D4', 'O'], faultClass: 'replica drift' },
  'OC-CORE-1030(a)': { levels: ['D3', 'O'], faultClass: 'batch-size dependence' },
  'OC-CORE-1030(b)': { levels: ['D3', 'O'], faultClass: 'prefix-cache effect' },
  'ORCH-3050(a)': { levels: ['D4'], faultClass: 'replica drift' },
  'ORCH-3050(b)': { levels: ['D1'], faultClass: 'seed ignored' },
  'OC-TEST-7001(a)': { levels: ['D4'], faultClass: 'replica drift' },
};

type Report = Pick<
  DeterminismReport,
  'levels' | 'injected' | 'controls' | 'fingerprint' | 'orchestrator' | 'cases' | 'cells' | 'goldens'
>;

const verdictOfLevels = ({ levels }: Report, asked: readonly Level[]): Verdict => {
  const found = asked.map(name => levels.find(({ level }) => level === name)?.verdict ?? 'unknown');
  if (found.includes('diverged')) return 'violated';
  if (found.includes('unknown')) return 'unknown';
  return found.includes('cannot promise') ? 'inapplicable' : 'unproven';
};

/** Only what holds can be proven. */
const provenIf = (verdict: Verdict, isShown: boolean): Verdict =>
  verdict === 'unproven' && isShown ? 'proven' : verdict;

const isCaught = ({ injected }: Report, faultClass: FaultClass): boolean =>
  injected.some(fault => fault.faultClass === faultClass && fault.isCaught);

const spokenOutcomes = (report: Report): readonly (readonly [string, Verdict])[] =>
  Object.entries(speaking).map(([clause, { levels, faultClass }]) => [
    clause,
    provenIf(verdictOfLevels(report, levels), isCaught(report, faultClass)),
  ]);

/** A difference fails: of each fault that is caught the first place is told. */
const firstPlace = ({ injected }: Report): Verdict => {
  const drift = injected.find(({ faultClass }) => faultClass === 'replica drift');
  if (drift === undefined) return 'unknown';
  return drift.isCaught && / at \d+$/.test(drift.firstDivergence) ? 'proven' : 'violated';
};

const suiteOutcomes = (report: Report, { suite }: ControlResults): readonly (readonly [string, Verdict])[] =>
  Object.entries(suiteClauses).map(([clause, judge]) => {
    const own = suite.filter(({ breaks }) => breaks.includes(clause));
    const isShown = own.length > 0 && own.every(({ isCaught: seen }) => seen);
    const holding = judge(report);
    return [clause, holding === 'holds' ? provenIf('unproven', isShown) : holding];
  });

const wayOutcomes = (
  { orchestrator }: Report,
  { planted }: ControlResults,
): readonly (readonly [string, Verdict])[] =>
  (['a', 'b', 'c', 'd'] as const).map(letter => {
    const clause = `ASY-DET-010(${letter})`;
    const found = orchestrator?.ways.filter(way => way.clause === letter) ?? [];
    const own = planted.filter(({ fault }) => fault.breaks.includes(clause));
    const isShown = own.length > 0 && own.every(({ fault, named }) => named === fault.due);
    if (found.some(({ verdict }) => verdict === 'diverged')) return [clause, 'violated'];
    const holds = found.length > 0 && found.every(({ verdict }) => verdict === 'equal');
    return [clause, holds ? provenIf('unproven', isShown) : 'unknown'];
  });

const controlOutcomes = ({ controls, injected }: Report): readonly (readonly [string, Verdict])[] => {
  const isShown = (name: string): boolean => controls.some(one => one.name === name && one.isShown);
  const areAllCaught = injected.length > 0 && injected.every(fault => fault.isCaught);
  const seedIsSeen = injected.some(fault => fault.faultClass === 'seed ignored' && fault.isCaught);
  return [
    ['ASY-DET-012(a)', isShown('another seed differs') ? provenIf('unproven', seedIsSeen) : 'unknown'],
    ['ASY-DET-012(b)', isShown('no seed varies') ? provenIf('unproven', seedIsSeen) : 'unknown'],
    ['ASY-DET-012(c)', areAllCaught ? 'proven' : 'violated'],
  ];
};

const realOutcomes = (
  { orchestrator }: Report,
  { cheats, told }: ControlResults,
): readonly (readonly [string, Verdict])[] => {
  const real = orchestrator?.real;
  const areSeen = cheats.length > 0 && cheats.every(({ due, result }) => result.cheat === due);
  const isTold = (letter: string): boolean =>
    told.some(({ fault, result }) => {
      const letters = new Set(result.verdict === 'not decoded' ? result.findings.map(one => one.clause) : []);
      return fault.due === letter && letters.has(fault.due);
    });
  return (['a', 'b', 'c'] as const).map(letter => {
    const clause = `ASY-DET-013(${letter})`;
    if (real === undefined || real.verdict === 'unknown') return [clause, 'unknown'];
    if (real.verdict === 'inapplicable') return [clause, 'inapplicable'];
    if (real.findings.some(finding => finding.clause === letter)) return [clause, 'violated'];
    return [clause, provenIf('unproven', letter === 'a' ? areSeen : isTold(letter))];
  });
};

export const determinismOutcomes = (report: Report, controls: ControlResults): ProofOutcome[] => {
  const found: readonly (readonly [string, Verdict])[] = [
    ...spokenOutcomes(report),
    ['OC-TEST-7001(b)', firstPlace(report)],
    ...suiteOutcomes(report, controls),
    ...wayOutcomes(report, controls),
    ...controlOutcomes(report),
    ...realOutcomes(report, controls),
  ];
  return found.map(([proves, verdict]) => ({ proves, kind: 'determinism', verdict }));
};
