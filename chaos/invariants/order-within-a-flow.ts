import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import { isDisturbed } from './reading/disturbance.ts';
import { type Start, startsOf } from './reading/waiting.ts';

/** Two that are sent on at one moment may reach their engines in either order. */
const sameMomentMs = 100;

const flowOf = ({ operation: { arrival } }: Start): string => `${arrival.tenant ?? ''} ${arrival.priority}`;

/** The latest and the earliest that its deadline can be, as nobody told one: all alike. */
const deadlineMs = ({ operation: { arrival } }: Start, fromMs: number): number =>
  fromMs + (arrival.deadlineMs ?? Number.MAX_SAFE_INTEGER / 2);

/** It came first, and nothing is due later by coming first. */
const isBefore = (a: Start, b: Start): boolean =>
  a.admittedMs < b.sentMs && deadlineMs(a, a.admittedMs) <= deadlineMs(b, b.sentMs);

export const orderWithinAFlow: Invariant = {
  name: 'order within a flow',
  sentence: 'Of the tasks of one tenant and class, which came first and is not due later starts first.',
  judge: record => {
    // One turn of a session waits for another, whatever came first; and what a fault kept from its engine started unseen.
    const starts = startsOf(record).filter(
      ({ operation, admittedMs, startedMs }) =>
        operation.arrival.session === undefined && !isDisturbed(record, admittedMs, startedMs),
    );
    const waited = starts.filter(
      ({ admittedMs, startedMs, isUnsure }) => !isUnsure && startedMs > admittedMs + sameMomentMs,
    );
    const flows = Map.groupBy(starts, flowOf);
    const findings = waited.flatMap((first): Finding[] => {
      const overtaker = flows
        .get(flowOf(first))
        ?.find(other => other.startedMs < first.startedMs - sameMomentMs && isBefore(first, other));
      if (overtaker === undefined) return [];
      const byMs = Math.round(first.startedMs - overtaker.startedMs);
      const what = `task ${overtaker.operation.task} came later and started ${byMs} ms before it`;
      return [{ atMs: overtaker.startedMs, task: first.operation.task, what }];
    });
    return judged({
      ...{ looked: waited.length, findings, nothing: 'no task had to wait' },
      figure: `${waited.length} that waited, in ${flows.size} flows`,
    });
  },
};
