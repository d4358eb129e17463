import { peakRateOf } from '../../grammar/setting.ts';
import { shareRateOf } from '../../workloads/greedy-tenant.ts';
import { evenly } from '../../workloads/moments.ts';
import { tenantLine } from '../figures/goodput.ts';
import type { LoadPlan, PhaseSpan } from '../plan/load-plan.ts';
import { phaseNamed } from '../plan/schedule.ts';
import { loadSetting, phase, pieces, queuePlaces, restMs, taskAt } from './load-settings.ts';

const modest = 'modest';
const tenants = [{ id: modest }, { id: 'greedy' }] as const;
const belowShare = 0.8;
const floodTimes = 10;
const deadlineMs = 4_000;

const ownRate = (setting: PhaseSpan['setting'], index: 0 | 1): number =>
  shareRateOf(tenants[index], tenants, peakRateOf(setting, pieces));

const ofModest = ({ setting, seconds }: PhaseSpan) =>
  evenly(ownRate(setting, 0) * belowShare, seconds).map(taskAt({ tenant: modest, deadlineMs }));

export const tenantsPlan: LoadPlan = {
  name: 'tenants',
  what: `A tenant at ${belowShare * 100} % of its share, alone and beside one that offers ${floodTimes} times its own.`,
  ...{ seconds: 30, restMs },
  // A tenant's share of the places is to hold what comes while the slots are all taken, for they are freed in step.
  setting: { ...loadSetting, tenants, pool: { queue: { capacity: 4 * queuePlaces } } },
  phases: [
    phase('warm-up', 1, ofModest),
    phase('alone', 3, ofModest),
    phase('beside a flood', 3, span => {
      const { setting, seconds } = span;
      const flood = evenly(ownRate(setting, 1) * floodTimes, seconds);
      return [...ofModest(span), ...flood.map(taskAt({ tenant: 'greedy', deadlineMs }))].sort(
        (a, b) => a.atMs - b.atMs,
      );
    }),
  ],
  lines: ({ record, phases }) => [
    tenantLine(record, modest, {
      alone: phaseNamed(phases, 'alone'),
      beside: phaseNamed(phases, 'beside a flood'),
    }),
  ],
};
