import type { Claim } from '../grammar/experiment.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';

/** What stays true whatever engines and networks do. */
export const engineClaims: readonly Claim[] = [
  { invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] },
];
