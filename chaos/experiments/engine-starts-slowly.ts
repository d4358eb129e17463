import { engineSlowStart } from '../faults/engine-slow-start.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { readyAgainWithin } from '../invariants/ready-again-within.ts';
import { refusalsCarryHints } from '../invariants/refusals-carry-hints.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineStartsSlowly: Experiment = {
  name: 'engine starts slowly',
  what: 'The only engine ends, is not there for a while, loads, and is ready.',
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: { ...standardSetting, replicas: 1 },
  workload: steady(0.5),
  faults: [{ fault: engineSlowStart({ loadMs: 800 }), from: 0.2, to: 0.4 }],
  claims: [
    ...engineClaims,
    { invariant: refusalsCarryHints, proves: [] },
    { invariant: readyAgainWithin(5_000), proves: ['ASY-SLO-007(b)'] },
  ],
};
