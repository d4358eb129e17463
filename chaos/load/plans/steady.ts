import { peakRateOf } from '../../grammar/setting.ts';
import { chanceOf } from '../../workloads/chance.ts';
import { byChance, evenly } from '../../workloads/moments.ts';
import { interactiveLines } from '../figures/objectives.ts';
import type { LoadPlan, Phase } from '../plan/load-plan.ts';
import { phaseNamed } from '../plan/schedule.ts';
import { loadSetting, phase, pieces, restMs, taskAt } from './load-settings.ts';

/** What a process does for the first time takes longer than ever after. */
export const warmUp: Phase = phase('warm-up', 1, ({ setting, seconds }) =>
  evenly(peakRateOf(setting, pieces) * 0.5, seconds).map(taskAt()),
);

/** Interactive work as of people who don't know each other, at a share of what the slots can do. */
export const interactiveAt = (name: string, share: number, weight: number): Phase =>
  phase(name, weight, ({ setting, seconds, seed }) =>
    byChance(peakRateOf(setting, pieces) * share, seconds, chanceOf(seed)).map(taskAt()),
  );

export const steady: LoadPlan = {
  name: 'steady',
  what: 'Interactive work alone, at 70 % of what the slots can do.',
  ...{ seconds: 20, setting: loadSetting, restMs },
  phases: [warmUp, interactiveAt('interactive alone', 0.7, 5)],
  lines: ({ record, phases }) => interactiveLines(record, phaseNamed(phases, 'interactive alone')),
};
