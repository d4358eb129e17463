import { engineKilled } from '../faults/engine-killed.ts';
import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { failedOverBeforeTheFirstPiece } from '../invariants/failed-over-before-the-first-piece.ts';
import { steady } from '../workloads/steady.ts';
import { engineClaims } from './engine-claims.ts';

export const replicaDiesEarly: Experiment = {
  name: 'replica dies before the first piece',
  what: 'One of two replicas dies while its tasks wait for their first piece; the other one serves them.',
  ...{ set: 'ci', seconds: 5, settleMs: 10_000 },
  // Most of a task's time is before its first piece.
  setting: { ...standardSetting, firstMs: 250, pieceMs: 5 },
  workload: steady(0.35),
  faults: [{ fault: engineKilled({ isBeforeAPiece: true }), from: 0.4, to: 0.6 }],
  claims: [...engineClaims, { invariant: failedOverBeforeTheFirstPiece, proves: ['ORCH-3051(a)'] }],
};
