import { peakRateOf, slotsOf } from '../../grammar/setting.ts';
import { evenly } from '../../workloads/moments.ts';
import { decodeLine, goodputLines, goodputOf } from '../figures/goodput.ts';
import { told } from '../figures/line.ts';
import { processorShare } from '../figures/processor.ts';
import { refusalLine } from '../figures/refusal-cost.ts';
import type { LoadPlan, Phase } from '../plan/load-plan.ts';
import { phaseNamed } from '../plan/schedule.ts';
import { loadSetting, phase, pieces, queuePlaces, restMs, taskAt } from './load-settings.ts';
import { warmUp } from './steady.ts';

const deadlineMs = 4_000;
const busyMax = 0.6;

const at = (name: string, times: number): Phase =>
  phase(name, 3, ({ setting, seconds }) =>
    evenly(peakRateOf(setting, pieces) * times, seconds).map(taskAt({ deadlineMs })),
  );

const fillMs = 2_000;

/** Nothing but refusals: the slots and the queue are full of tasks that wait for their first piece. */
const refusals: Phase = phase('refusals', 3, ({ setting, seconds }) => {
  const held = { pieces: 1, firstMs: seconds * 1_000 };
  // Twice as many as fit, one after the other: a place is free again once the task that took it has a slot.
  const holding = evenly((2 * (slotsOf(setting) + queuePlaces)) / (fillMs / 2_000), fillMs / 2_000);
  const asking = evenly(peakRateOf(setting, pieces) * 10, seconds - fillMs / 1_000, fillMs);
  return [...holding.map(taskAt(held)), ...asking.map(taskAt())];
});

const steps = [
  { name: '2 times', times: 2, proves: 'ASY-SLO-003(a)' },
  { name: '5 times', times: 5, proves: 'ASY-SLO-003(b)' },
  { name: '10 times', times: 10, proves: 'ASY-SLO-003(c)' },
] as const;

export const overload: LoadPlan = {
  name: 'overload',
  what: 'The peak that the slots set, and twice, five and ten times as much; deadlines of 4 s.',
  ...{ seconds: 48, restMs },
  // Longer than the engines are silent for those who hold the slots.
  setting: { ...loadSetting, pool: { ...loadSetting.pool, timeouts: { idle_ms: 60_000 } } },
  phases: [
    warmUp,
    phase('idle', 1, () => []),
    at('unloaded', 0.3),
    at('peak', 1),
    ...steps.map(({ name, times }) => at(name, times)),
    refusals,
  ],
  lines: ({ record, phases }) => {
    const of = (name: string) => phaseNamed(phases, name);
    const peak = of('peak');
    const stepped = steps.map(({ name, times, proves }) => ({ times, proves, phase: of(name) }));
    const most = of('10 times');
    const refused = of('refusals');
    return [
      told({
        ...{ sentence: 'Goodput at the peak load', figure: goodputOf(record, peak).perSecond },
        ...{ unit: 'tasks/s', of: 'the slots set it' },
      }),
      ...[peak, most].map(window =>
        told({
          sentence: `Processor of the server at ${window.name === 'peak' ? 'the peak' : window.name} load`,
          figure: (processorShare(record, window) ?? Number.NaN) * 100,
          ...{ unit: '%', of: 'of one core' },
        }),
      ),
      ...goodputLines(record, peak, stepped),
      decodeLine(
        record,
        of('unloaded'),
        stepped.map(({ phase: window }) => window),
      ),
      refusalLine(record, {
        ...{ idle: of('idle'), served: peak, servedUntilMs: peak.toMs + restMs },
        refused: { ...refused, fromMs: refused.fromMs + fillMs },
      }),
    ];
  },
  refusal: ({ record, phases }) => {
    const share = processorShare(record, phaseNamed(phases, 'peak'));
    if (share === undefined)
      return "the server's processor time is not known, so nobody knows what set the peak";
    return share < busyMax
      ? undefined
      : `at its peak the server used ${Math.round(share * 100)} % of a core, so its processor may have set the peak, not the slots`;
  },
};
