import type { Experiment } from '../grammar/experiment.ts';
import { standardSetting } from '../grammar/setting.ts';
import { noTenantStarvesAnother } from '../invariants/no-tenant-starves-another.ts';
import { orderWithinAFlow } from '../invariants/order-within-a-flow.ts';
import { refusalsCarryHints } from '../invariants/refusals-carry-hints.ts';
import { greedyTenant } from '../workloads/greedy-tenant.ts';
import { standingClaims } from './standing-claims.ts';

export const oneGreedyTenant: Experiment = {
  name: 'one greedy tenant',
  what: 'One of three tenants offers a hundred times its share, the others twice theirs.',
  ...{ set: 'nightly', seconds: 6, settleMs: 10_000 },
  setting: {
    ...{ ...standardSetting, firstMs: 80, pieceMs: 40 },
    // As slow as the contract has it: a storm of requests is no reason to give an engine up.
    pool: { queue: { capacity: 48 }, heartbeat: { interval_ms: 2_000 } },
    tenants: [{ id: 'greedy' }, { id: 'modest' }, { id: 'plain' }],
  },
  workload: greedyTenant({ pieces: 8, others: 2 }),
  faults: [],
  claims: [
    ...standingClaims,
    { invariant: noTenantStarvesAnother, proves: [] },
    { invariant: orderWithinAFlow, proves: [] },
    { invariant: refusalsCarryHints, proves: [] },
  ],
};
