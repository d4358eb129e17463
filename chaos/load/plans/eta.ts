import { peakRateOf, slotsOf } from '../../grammar/setting.ts';
import { chanceOf } from '../../workloads/chance.ts';
import { byChance } from '../../workloads/moments.ts';
import { predictionLine } from '../figures/prediction.ts';
import type { LoadPlan } from '../plan/load-plan.ts';
import { phaseNamed } from '../plan/schedule.ts';
import { loadSetting, phase, pieces, taskAt } from './load-settings.ts';
import { warmUp } from './steady.ts';

export const eta: LoadPlan = {
  name: 'eta',
  what: 'Interactive work that keeps the slots busy and a queue waiting, and when each task was told to start.',
  ...{ seconds: 24, restMs: 5_000 },
  setting: { ...loadSetting, pool: { queue: { capacity: 64 } } },
  phases: [
    warmUp,
    phase('a queue that stands', 4, ({ setting, seconds, seed }) => {
      const first = Array.from({ length: slotsOf(setting) * 2 }, () => 0);
      const then = byChance(peakRateOf(setting, pieces) * 0.97, seconds, chanceOf(seed));
      return [...first, ...then].map(taskAt());
    }),
  ],
  lines: ({ record, phases }) => [predictionLine(record, phaseNamed(phases, 'a queue that stands'))],
};
