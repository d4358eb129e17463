// What can be said of a server that somebody else started, from its answers alone. Pure.
import { admittedTry, type Operation } from '../../grammar/operation.ts';
import type { RunRecord } from '../../grammar/record.ts';
import { type Line, lineOf, told } from '../figures/line.ts';
import { quantile } from '../figures/quantile.ts';
import { firstPieceMsOf, isCompleted, isRefused, wholeMsOf } from '../figures/tasks.ts';

const tasksMin = 20;

/** What the submissions were answered, such as «20 × 202, 3 × 429 ADMISSION_REJECT». */
const answersOf = (operations: readonly Operation[]): string => {
  const answers = operations.flatMap(({ tries }) =>
    tries.map(({ status, code, failure }) => [status ?? failure, code].filter(Boolean).join(' ')),
  );
  return [...Map.groupBy(answers, answer => answer)]
    .map(([answer, all]) => `${all.length} × ${answer}`)
    .join(', ');
};

const toldLines = ({ operations, startedMs, endedMs }: RunRecord): readonly Line[] => {
  const completed = operations.filter(isCompleted).length;
  const answers = operations.flatMap(operation => {
    const answer = admittedTry(operation);
    return answer?.answeredMs === undefined ? [] : [answer.answeredMs - operation.intendedMs];
  });
  const perSecond = operations.length / ((endedMs - startedMs) / 1_000);
  return [
    told({ sentence: 'Offered', figure: perSecond, unit: 'tasks/s', of: 'from the intended starts' }),
    told({ sentence: 'Completed', figure: completed, unit: 'tasks', of: answersOf(operations) }),
    told({
      ...{ sentence: 'To the answer of a submission, 99th percentile', unit: 'ms', of: 'of those admitted' },
      figure: quantile(answers, 0.99) ?? Number.NaN,
    }),
  ];
};

const hintLines = (refused: readonly Operation[]): readonly Line[] => {
  const refusals = refused.flatMap(({ tries }) => tries);
  if (refusals.length === 0) return [];
  return [
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
  ];
};

/** Whether its pool was loaded to 70 % is not known, so these are no verdict on a clause. */
export const outsideLines = (record: RunRecord): readonly Line[] => {
  const { operations } = record;
  const asked = operations.filter(operation => !isRefused(operation));
  const of = 'tasks that were not refused';
  const base = { sense: 'max', looked: asked.length, lookedMin: tasksMin, of } as const;
  const failed = asked.length - asked.filter(isCompleted).length;
  return [
    ...toldLines(record),
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
      figure: asked.length === 0 ? undefined : failed / asked.length,
    }),
    ...hintLines(operations.filter(isRefused)),
  ];
};
