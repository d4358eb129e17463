import type { Claim } from '../grammar/experiment.ts';
import { atMostOneTerminal } from '../invariants/at-most-one-terminal.ts';
import { conservationByMetrics } from '../invariants/conservation-by-metrics.ts';
import { noTokenAfterEnd } from '../invariants/no-token-after-end.ts';
import { nothingAcknowledgedIsLost } from '../invariants/nothing-acknowledged-is-lost.ts';
import { nothingRunsTwiceUnseen } from '../invariants/nothing-runs-twice-unseen.ts';
import { piecesInOrder } from '../invariants/pieces-in-order.ts';
import { readinessTellsTheTruth } from '../invariants/readiness-tells-the-truth.ts';
import { recoversInTime } from '../invariants/recovers-in-time.ts';
import { returnsToIdle } from '../invariants/returns-to-idle.ts';

/** What stays true whatever engines and networks do. */
export const engineClaims: readonly Claim[] = [
  { invariant: nothingAcknowledgedIsLost, proves: ['ASY-SLO-012'] },
  { invariant: atMostOneTerminal, proves: ['ASY-SLO-012'] },
  { invariant: nothingRunsTwiceUnseen, proves: ['ASY-SLO-012'] },
  { invariant: noTokenAfterEnd, proves: [] },
  { invariant: piecesInOrder, proves: [] },
  { invariant: conservationByMetrics, proves: [] },
  { invariant: readinessTellsTheTruth, proves: [] },
  { invariant: recoversInTime(), proves: [] },
  { invariant: returnsToIdle, proves: [] },
];
