// What can be said of a server that somebody else started, from its answers alone. Pure.
import { admittedTry } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import { type Line, lineOf, told } from '../figures/line.ts';
import { quantile } from '../figures/quantile.ts';
import { firstPieceMsOf, isCompleted, isRefused, wholeMsOf } from '../figures/tasks.ts';

const tasksMin = 20;

/** Whether its pool was loaded to 70 % is not known, so these are no verdict on a clause. */
export const outsideLines = ({ operations, startedMs, endedMs }: RunRecord): readonly Line[] => {
  const asked = operations.filter(operation => !isRefused(operation));
  const completed = asked.filter(isCompleted);
  const refused = operations.filter(isRefused);
  const refusals = refused.flatMap(({ tries }) => tries);
  const answers = operations.flatMap(operation => {
    const answer = admittedTry(operation);
    return answer?.answeredMs === undefined ? [] : [answer.answeredMs - operation.intendedMs];
  });
  const base = {
    sense: 'max',
    looked: asked.length,
    lookedMin: tasksMin,
    of: 'tasks that were not refused',
  } as const;
  return [
    told(
      'Offered',
      operations.length / ((endedMs - startedMs) / 1_000),
      'tasks/s',
      'from the intended starts',
    ),
    told('Completed', completed.length, 'tasks', `${refused.length} were refused with 429`),
    told(
      'To the answer of a submission, 99th percentile',
      quantile(answers, 0.99) ?? Number.NaN,
      'ms',
      'of those admitted',
    ),
    lineOf({
      ...{ ...base, sentence: 'To the first token, 95th percentile', unit: 'ms', bound: 900 },
      figure: quantile(asked.map(firstPieceMsOf), 0.95),
    }),
    lineOf({
      ...{ ...base, sentence: 'Of a whole task, 95th percentile', unit: 'ms', bound: 2_500 },
      figure: quantile(asked.map(wholeMsOf), 0.95),
    }),
    lineOf({
      ...{ ...base, sentence: 'Share of tasks that fail', unit: '', bound: 0.005 },
      figure: asked.length === 0 ? undefined : 1 - completed.length / asked.length,
    }),
    ...(refusals.length === 0
      ? []
      : [
          lineOf({
            ...{
              sentence: 'Share of refusals without a hint when to come again',
              unit: '',
              bound: 0,
              sense: 'max',
            },
            figure: refusals.filter(({ backoffMs }) => backoffMs === undefined).length / refusals.length,
            ...{ looked: refusals.length, lookedMin: 1, of: 'refusals' },
          }),
        ]),
  ];
};
