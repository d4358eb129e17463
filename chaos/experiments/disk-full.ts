import { fillDisk } from '../faults/fill-disk.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { ofLength } from '../workloads/of-length.ts';

export const diskFull: Experiment = {
  name: 'disk full',
  what: "The store's file system is full for two seconds while streams run.",
  ...{ set: 'ci', seconds: 6, settleMs: 10_000 },
  setting: { ...standardSetting, process: { diskBytes: 16 * 1024 * 1024 } },
  workload: ofLength(100, 0.8),
  faults: [{ fault: fillDisk, from: 0.3, to: 0.63 }],
  claims: [{ invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] }],
};
