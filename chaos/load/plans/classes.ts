import { peakRateOf, slotsOf } from '../../grammar/setting.ts';
import { evenly } from '../../workloads/moments.ts';
import { batchLines, floodLines, interactiveLines } from '../figures/objectives.ts';
import type { LoadPlan } from '../plan/load-plan.ts';
import { phaseNamed } from '../plan/schedule.ts';
import { loadSetting, phase, pieces, queuePlaces, restMs, taskAt } from './load-settings.ts';
import { interactiveAt, warmUp } from './steady.ts';

const interactiveShare = 0.7;
const floodTimes = 10;

const alone = interactiveAt('interactive alone', interactiveShare, 4);

export const classes: LoadPlan = {
  name: 'classes',
  what: 'Interactive work alone, batch work alone, and both: with ten times the batch that fits.',
  ...{ seconds: 45, restMs },
  setting: { ...loadSetting, pool: { queue: { capacity: queuePlaces, full_policy: 'shed-low-priority' } } },
  phases: [
    warmUp,
    alone,
    phase('batch alone', 3, ({ setting, seconds }) => {
      const first = Array.from({ length: slotsOf(setting) * 2 }, () => 0);
      const then = evenly(peakRateOf(setting, pieces) * 1.2, seconds);
      return [...first, ...then].map(taskAt({ priority: 'batch', retries: 'none' }));
    }),
    phase('interactive under a flood of batch', 4, span => {
      const perSecond = peakRateOf(span.setting, pieces) * floodTimes;
      const batch = evenly(perSecond, span.seconds).map(taskAt({ priority: 'batch' }));
      return [...alone.arrivals(span), ...batch].sort((a, b) => a.atMs - b.atMs);
    }),
  ],
  lines: ({ record, phases }) => {
    const aloneWindow = phaseNamed(phases, 'interactive alone');
    const flooded = phaseNamed(phases, 'interactive under a flood of batch');
    return [
      ...interactiveLines(record, aloneWindow),
      ...batchLines(record, phaseNamed(phases, 'batch alone')),
      ...floodLines(record, aloneWindow, flooded),
    ];
  },
};
