import { type Invariant, judged } from '../grammar/invariant.ts';
import { classWeight } from '../grammar/setting.ts';
import { type Start, startsOf, waitingAt } from './reading/waiting.ts';

/** So long before a start its choice may have been made. */
const chosenMs = 50;
/** Of fewer choices, a share says nothing. */
const choicesMin = 18;
const within = 1.2;

const isBatch = ({ operation: { arrival } }: Start): boolean => arrival.priority === 'batch';

export const noPriorityInversion: Invariant = {
  name: 'no priority inversion',
  sentence: 'Where work of both classes waits, batch starts no more often than its weight says, times 1.2.',
  judge: record => {
    const starts = startsOf(record);
    const chosen = starts.filter(start => {
      const waiting = waitingAt(starts, start, chosenMs);
      return waiting.some(isBatch) && !waiting.every(isBatch);
    });
    const batch = chosen.filter(isBatch);
    const weight = classWeight(record.setting, 'batch');
    const share = weight / (weight + classWeight(record.setting, 'interactive'));
    const figure = `${batch.length} of ${chosen.length} starts were batch; ${(share * 100).toFixed(1)} % is its part`;
    const last = batch.at(-1);
    // One start more is what rounding gives.
    const isInverted = batch.length > chosen.length * share * within + 1;
    return judged({
      looked: chosen.length < choicesMin ? 0 : chosen.length,
      findings:
        isInverted && chosen.length >= choicesMin && last !== undefined
          ? [{ atMs: last.startedMs, what: figure }]
          : [],
      nothing: 'both classes hardly ever waited at the same time',
      figure,
    });
  },
};
