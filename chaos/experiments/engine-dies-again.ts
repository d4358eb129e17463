// An engine that the server itself starts dies again and again; a pool beside its own has nothing to do with it.
import { workerDiesAtStart } from '../faults/worker-dies-at-start.ts';
import { workerKilledAtWork } from '../faults/worker-killed-at-work.ts';
import type { Claim, Experiment } from '../grammar/experiment.ts';
import type { Fault } from '../grammar/fault.ts';
import { type Setting, standardSetting } from '../grammar/setting.ts';
import { poolServesAgain } from '../invariants/pool-serves-again.ts';
import { readinessTellsTheTruth } from '../invariants/readiness-tells-the-truth.ts';
import { restartStormsBounded } from '../invariants/restart-storms-bounded.ts';
import { workIsServedDuring } from '../invariants/served-meanwhile.ts';
import { steady } from '../workloads/steady.ts';
import { toEachPool } from '../workloads/to-each-pool.ts';
import { standingClaims } from './standing-claims.ts';

const setting: Setting = { ...standardSetting, isSupervised: true, isApart: true };

const claimsOf = ({ name }: Fault): readonly Claim[] => [
  // The server is ready while one of its pools is, and refuses work for the other by right.
  ...standingClaims.filter(({ invariant }) => invariant !== readinessTellsTheTruth),
  { invariant: restartStormsBounded, proves: ['ASY-POOL-010(a)'] },
  { invariant: workIsServedDuring(name, 2_000, 2), proves: ['ASY-POOL-010(b)'] },
  { invariant: poolServesAgain(name, 1, 5_000), proves: ['ASY-POOL-010(c)'] },
];

const atStart = workerDiesAtStart();

export const engineDiesAtStart: Experiment = {
  name: 'engine dies at each start',
  what: 'An engine is killed, and dies again at each start; its pool waits longer each time, the pool beside it goes on.',
  ...{ set: 'ci', seconds: 8, settleMs: 10_000 },
  setting: {
    ...setting,
    pool: {
      // No pace of questions keeps a restart back, and a busy machine may miss many answers.
      heartbeat: { interval_ms: 200, missed_max: 10 },
      restart: { base_ms: 200, cap_ms: 2_000, per_minute_max: 8 },
    },
  },
  workload: toEachPool(steady(0.2)),
  faults: [{ fault: atStart, from: 0.08, to: 0.58 }],
  claims: claimsOf(atStart),
};

const atWork = workerKilledAtWork();

export const engineDiesAtWork: Experiment = {
  name: 'engine dies whenever it works',
  what: 'An engine dies of its work until the restarts of a minute are used up; the pool beside it goes on.',
  ...{ set: 'nightly', seconds: 80, settleMs: 30_000 },
  setting: {
    ...setting,
    pool: { restart: { base_ms: 50, cap_ms: 200, per_minute_max: 2 } },
  },
  workload: toEachPool(steady(0.1)),
  faults: [{ fault: atWork, from: 0.03, to: 0.15 }],
  claims: claimsOf(atWork),
};
