import { parsedJson, valueAt } from '#conformance/harness';
import { type Finding, type Invariant, judged } from '../grammar/invariant.ts';
import type { Operation } from '../grammar/operation.ts';
import type { FinalTask, RunRecord } from '../grammar/record.ts';

/** What came after the first answer that was lost. */
const afterLost = ({ tries }: Operation): Operation['tries'] => {
  const lost = tries.findIndex(({ failure }) => failure !== undefined);
  return lost < 0 ? [] : tries.slice(lost);
};

const isTaken = (operation: Operation): boolean => afterLost(operation).some(({ status }) => status === 202);

/** The lost answer was that of an admission: the next one says that it repeats it. */
const isRepeated = (operation: Operation): boolean =>
  afterLost(operation).some(({ isReplay }) => isReplay === true);

const jobOf = (task: FinalTask | undefined): unknown =>
  valueAt(parsedJson(task?.frames.find(({ event }) => event === 'started')?.data ?? ''), 'job_id');

const wrongWith = (
  { task, tries }: Operation,
  { calls }: RunRecord,
  final: FinalTask | undefined,
): readonly string[] => {
  const jobs = new Set(tries.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId])));
  const given = calls.filter(call => call.task === task && call.pieces.length > 0);
  return [
    ...(jobs.size === 1 ? [] : [`its answers name ${jobs.size} jobs`]),
    ...(jobs.has(String(jobOf(final))) ? [] : [`its stream is that of job ${String(jobOf(final))}`]),
    ...(given.length <= 1 ? [] : [`${given.length} calls of engines gave it pieces`]),
  ];
};

export const resentIsTheSameTask: Invariant = {
  name: 'what is sent again is the same task',
  sentence:
    'Who sends a task again because its answer was lost gets the same job, and no engine works for it twice.',
  judge: record => {
    const { final, operations } = record;
    if (final === undefined) return { verdict: 'unknown', because: 'the server did not answer at the end' };
    const tasks = new Map(final.tasks.map(task => [task.task, task]));
    const resent = operations.filter(isTaken);
    const repeated = resent.filter(isRepeated).length;
    const findings = resent.flatMap(operation =>
      wrongWith(operation, record, tasks.get(operation.task)).map(
        (what): Finding => ({ atMs: operation.intendedMs, task: operation.task, what }),
      ),
    );
    return judged({
      ...{ looked: repeated, findings },
      ...{
        nothing: 'no answer was lost whose task was known',
        figure: `${repeated} of ${resent.length} tasks sent again were known`,
      },
    });
  },
};
