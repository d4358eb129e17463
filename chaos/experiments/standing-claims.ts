import type { Claim } from '../grammar/experiment.ts';
import { atMostOneTerminal } from '../invariants/at-most-one-terminal.ts';
import { capabilityClaimsTrue } from '../invariants/capability-claims-true.ts';
import { conservationByMetrics } from '../invariants/conservation-by-metrics.ts';
import { conservationByStore } from '../invariants/conservation-by-store.ts';
import { noTokenAfterEnd } from '../invariants/no-token-after-end.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { nothingRunsTwiceUnseen } from '../invariants/nothing-runs-twice-unseen.ts';
import { piecesInOrder } from '../invariants/pieces-in-order.ts';
import { readinessTellsTheTruth } from '../invariants/readiness-tells-the-truth.ts';
import { returnsToIdle } from '../invariants/returns-to-idle.ts';

/** What is true after every fault, and of every run in which tasks are served. */
export const standingClaims: readonly Claim[] = [
  { invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] },
  { invariant: nothingRunsTwiceUnseen, proves: ['ASY-SLO-012'] },
  { invariant: atMostOneTerminal, proves: ['ASY-SLO-012'] },
  { invariant: noTokenAfterEnd, proves: [] },
  { invariant: piecesInOrder, proves: [] },
  { invariant: conservationByMetrics, proves: [] },
  { invariant: conservationByStore, proves: [] },
  { invariant: capabilityClaimsTrue, proves: [] },
  { invariant: readinessTellsTheTruth, proves: [] },
  { invariant: returnsToIdle, proves: [] },
];

/** The same, where what one of them says speaks for more clauses. */
export const alsoProving = (invariant: Claim['invariant'], ...more: readonly string[]): readonly Claim[] =>
  standingClaims.map(claim =>
    claim.invariant === invariant ? { ...claim, proves: [...claim.proves, ...more] } : claim,
  );
