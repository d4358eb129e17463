// What a report says of the suite's own clauses: with which settings, for what, and of how many cases it speaks. Pure.
import { buildNotTold } from '../../determinism-suite/engines/engine.ts';
import type { DeterminismReport } from '../../determinism-suite/report/report.ts';

export type SuiteReport = Pick<DeterminismReport, 'levels' | 'cells' | 'cases' | 'fingerprint' | 'goldens'>;

/** holds: nothing says otherwise. Proven it is where the fault that breaks it was seen in the same run. */
export type Holding = 'holds' | 'violated' | 'unknown';

const goldensMin = 64;
const casesMin = 64;

/** An engine that is started with other settings than its document's gives other bits than were written of it. */
const settings = ({ goldens }: SuiteReport): Holding => {
  if (goldens === undefined) return 'unknown';
  if (goldens.differing.length > 0) return 'violated';
  return goldens.compared >= goldensMin ? 'holds' : 'unknown';
};

const fingerprinted = ({ fingerprint, levels }: SuiteReport): Holding => {
  if (fingerprint === null) return 'unknown';
  const { build, device, kvType, slots } = fingerprint;
  const isWhole = build !== buildNotTold && [device, kvType, slots].every(member => member !== undefined);
  const isClaimed = levels.some(({ verdict }) => verdict === 'equal');
  if (isWhole) return 'holds';
  return isClaimed ? 'violated' : 'unknown';
};

const everyCase = ({ levels, cells, cases }: SuiteReport): Holding => {
  const again = levels.find(({ level }) => level === 'D1')?.verdict;
  if (again === 'diverged') return 'violated';
  if (again !== 'equal') return 'unknown';
  const asked = cells.filter(({ level, circumstance }) => level === 'D1' && circumstance.repeat === 1);
  return cases >= casesMin && asked.length === cases ? 'holds' : 'violated';
};

export const suiteClauses: Readonly<Record<string, (report: SuiteReport) => Holding>> = {
  'ORCH-3050(c)': settings,
  'OC-TEST-7002(a)': settings,
  'OC-TEST-7002(b)': fingerprinted,
  'OC-TEST-7003(a)': everyCase,
};
