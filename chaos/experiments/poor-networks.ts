import { networkBandwidth } from '../faults/network-bandwidth.ts';
import { networkJitter } from '../faults/network-jitter.ts';
import { networkSlicing } from '../faults/network-slicing.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const poorNetworks: Experiment = {
  name: 'poor networks',
  what: 'The ways to engines and clients are narrow, uneven and cut small, one after the other.',
  ...{ set: 'nightly', seconds: 20, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.4),
  faults: [
    { fault: networkJitter(1, 160), from: 0.2, to: 0.35 },
    { fault: networkBandwidth(2, { bytesPerSecond: 6_000, lateMs: 100 }), from: 0.2, to: 0.35 },
    { fault: networkJitter('clients', 160), from: 0.42, to: 0.54 },
    { fault: networkBandwidth('clients', { bytesPerSecond: 4_000, lateMs: 100 }), from: 0.62, to: 0.72 },
    { fault: networkSlicing('clients', 5), from: 0.8, to: 0.95 },
  ],
  claims: engineClaims,
};
