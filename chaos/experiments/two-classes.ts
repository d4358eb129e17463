import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { noPriorityInversion } from '../invariants/no-priority-inversion.ts';
import { orderWithinAFlow } from '../invariants/order-within-a-flow.ts';
import { refusalsCarryHints } from '../invariants/refusals-carry-hints.ts';
import { mixedPriorities } from '../workloads/mixed-priorities.ts';
import { standingClaims } from './standing-claims.ts';

export const twoClasses: Experiment = {
  name: 'two classes',
  what: 'Interactive work for nearly all slots, and half as much batch work again as fits.',
  ...{ set: 'nightly', seconds: 5, settleMs: 10_000 },
  setting: { ...standardSetting, pool: { queue: { capacity: 48 }, heartbeat: { interval_ms: 2_000 } } },
  workload: mixedPriorities({ interactive: 0.95, batch: 1.5, deadlineTimes: [50, 90] }),
  faults: [],
  claims: [
    ...standingClaims,
    { invariant: noPriorityInversion, proves: [] },
    { invariant: orderWithinAFlow, proves: [] },
    { invariant: refusalsCarryHints, proves: [] },
  ],
};
