import { engineHalfClose } from '../faults/engine-half-close.ts';
import { engineSilentEnd } from '../faults/engine-silent-end.ts';
import { networkReset } from '../faults/network-reset.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineEndsEarly: Experiment = {
  name: 'engine ends early',
  what: "One engine's answers end without their last event, then its connections are half-closed, then reset.",
  ...{ set: 'nightly', seconds: 14, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.4),
  faults: [
    { fault: engineSilentEnd({ pieces: 4 }), from: 0.1, to: 0.25 },
    { fault: engineHalfClose(1), from: 0.4, to: 0.55 },
    { fault: networkReset(1, 200), from: 0.7, to: 0.85 },
  ],
  claims: engineClaims,
};
