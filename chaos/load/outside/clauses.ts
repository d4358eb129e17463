import type { OutOfReach } from '../report/load-report.ts';

const engines = "its engines are not the suite's: nobody knows what they could do, or when they did what";
const inside = 'its process cannot be looked into';

const reasons: Readonly<Record<string, string>> = {
  'ASY-SLO-001(a)': engines,
  'ASY-SLO-001(b)': engines,
  'ASY-SLO-001(c)': engines,
  'ASY-SLO-002(a)': engines,
  'ASY-SLO-002(b)': engines,
  'ASY-SLO-003(a)': engines,
  'ASY-SLO-003(b)': engines,
  'ASY-SLO-003(c)': engines,
  'ASY-SLO-004': engines,
  'ASY-SLO-005': inside,
  'ASY-SLO-008': engines,
  'ASY-SLO-009': "its tenants are not the suite's to make",
  'ASY-SLO-010(a)': inside,
  'ASY-SLO-010(b)': inside,
  'ASY-SLO-011': engines,
  'ASY-ADAPT-010(b)': inside,
  'ASY-ETA-002': engines,
  'ORCH-3051(b)': engines,
};

/** Clauses of load that a server which the suite did not start can't be measured for. */
export const outOfReach: readonly OutOfReach[] = Object.entries(reasons).map(([proves, because]) => ({
  proves,
  because,
}));
