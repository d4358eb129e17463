import { engineReset } from '../faults/engine-reset.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { breakerByItsNumbers } from '../invariants/breaker-by-its-numbers.ts';
import { retriesDoNotMultiply } from '../invariants/retries-do-not-multiply.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const replicaFails: Experiment = {
  name: 'replica fails',
  what: 'One of two replicas fails every call until the end; the other one can do all the work.',
  ...{ set: 'ci', seconds: 7, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.4),
  faults: [{ fault: engineReset(), from: 0.1, to: 0.95 }],
  claims: [
    ...engineClaims,
    { invariant: retriesDoNotMultiply, proves: ['ASY-SLO-006'] },
    { invariant: breakerByItsNumbers, proves: [] },
  ],
};
