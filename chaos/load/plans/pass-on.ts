import { passingLine } from '../figures/passing-on.ts';
import type { LoadPlan } from '../plan/load-plan.ts';
import { phaseNamed } from '../plan/schedule.ts';
import { loadSetting, restMs } from './load-settings.ts';
import { interactiveAt, warmUp } from './steady.ts';

export const passOn: LoadPlan = {
  name: 'pass-on',
  what: 'Interactive work at half of what the slots can do, and each piece on its way to its reader.',
  ...{ seconds: 15, setting: loadSetting, restMs },
  phases: [warmUp, interactiveAt('half the peak', 0.5, 4)],
  lines: ({ record, phases }) => [passingLine(record, phaseNamed(phases, 'half the peak'))],
};
