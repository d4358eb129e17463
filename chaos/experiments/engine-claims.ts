import type { Claim } from '../grammar/experiment.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { standingClaims } from './standing-claims.ts';

/** What stays true whatever engines and networks do. */
export const engineClaims: readonly Claim[] = [
  ...standingClaims,
  { invariant: recoversInTime(), proves: [] },
];
