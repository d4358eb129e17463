import type { Claim } from '../grammar/experiment.ts';
import { capabilityClaimsTrue } from '../invariants/capability-claims-true.ts';
import { conservationByStore } from '../invariants/conservation-by-store.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { standingClaims } from './standing-claims.ts';

/** What stays true whatever engines and networks do. */
export const engineClaims: readonly Claim[] = [
  ...standingClaims,
  { invariant: conservationByStore, proves: [] },
  { invariant: capabilityClaimsTrue, proves: [] },
  { invariant: recoversInTime(), proves: [] },
];
