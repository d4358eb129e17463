// How long will it take? Pure.
import type { Experiment } from '../grammar/experiment.ts';

export interface Planned {
  readonly experiment: Experiment;
  readonly seconds: number;
}

/** To set up the stage, until everything has ended, and for the final read: what was seen of short ones. */
const aroundSeconds = 3;

export const expectedSeconds = ({ seconds }: Planned): number => seconds + aroundSeconds;

/** Each lane takes the next one when it is done with its own. */
export const wallSeconds = (planned: readonly Planned[], atOnce: number): number => {
  const lanes = Array.from({ length: atOnce }, () => 0);
  for (const one of planned) {
    const first = lanes.indexOf(Math.min(...lanes));
    lanes[first] = (lanes[first] ?? 0) + expectedSeconds(one);
  }
  return Math.ceil(Math.max(0, ...lanes));
};
