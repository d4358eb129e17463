import { lockStore } from '../faults/lock-store.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { ofLength } from '../workloads/of-length.ts';

export const storeLocked: Experiment = {
  name: 'store locked',
  what: "Another process holds the store's lock for two seconds while streams run.",
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: standardSetting,
  workload: ofLength(100, 0.8),
  faults: [{ fault: lockStore, from: 0.3, to: 0.63 }],
  claims: [{ invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] }],
};
