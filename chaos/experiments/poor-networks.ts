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
    { fault: networkJitter(1, 80), from: 0.1, to: 0.25 },
    { fault: networkBandwidth(2, { bytesPerSecond: 6_000, lateMs: 100 }), from: 0.1, to: 0.25 },
    { fault: networkJitter('clients', 80), from: 0.4, to: 0.5 },
    { fault: networkBandwidth('clients', { bytesPerSecond: 4_000, lateMs: 100 }), from: 0.6, to: 0.7 },
    { fault: networkSlicing('clients', 5), from: 0.8, to: 0.95 },
  ],
  claims: engineClaims,
};
