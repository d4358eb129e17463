import { engineMalformedFrame } from '../faults/engine-malformed-frame.ts';
import { engineReset } from '../faults/engine-reset.ts';
import { engineTruncatedFrame } from '../faults/engine-truncated-frame.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { breakerByItsNumbers } from '../invariants/breaker-by-its-numbers.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const engineBreaksOff: Experiment = {
  name: 'engine breaks off',
  what: 'One engine resets its calls, then the other cuts an event in two, then the first sends what is none.',
  ...{ set: 'ci', seconds: 7, settleMs: 10_000 },
  setting: standardSetting,
  workload: steady(0.4),
  faults: [
    { fault: engineReset(), from: 0.1, to: 0.25 },
    { fault: engineTruncatedFrame({ pieces: 3, engine: 2 }), from: 0.45, to: 0.6 },
    { fault: engineMalformedFrame({ pieces: 1 }), from: 0.75, to: 0.9 },
  ],
  claims: [...engineClaims, { invariant: breakerByItsNumbers, proves: [] }],
};
