// Is the route of a record the one that the engines saw, and does its hash prove what it shows?
import { createHash } from 'node:crypto';
import { isRecord, parsedJson, sameJson, shownJson, valueAt } from '../json.ts';
import { fails, holds, type Judge } from './finding.ts';
import { placed, withResponse } from './reading.ts';

export type AttemptArgs = {
  /** The replicas of a record's attempts are those behind which the task was asked for, in that order. */
  'attempts.witnessed': {
    readonly ref: string;
    /** What stands in the prompt of the task. */
    readonly prompt: string;
    /** By the name of the engine behind it. */
    readonly replicas: { readonly [peer: string]: string };
    readonly atLeast?: number;
  };
  /** The hash of a task's record is that of the fields it shows. */
  'record.hash': { readonly ref: string };
};

const witnessed: Judge<AttemptArgs['attempts.witnessed']> = (history, args) =>
  withResponse(history, args.ref, ({ at, entry }) => {
    const attempts = valueAt(parsedJson(entry.body), 'attempts');
    const told = (Array.isArray(attempts) ? attempts : []).map(attempt => valueAt(attempt, 'replica_id'));
    const seen = placed(history, 'peer').flatMap(call => {
      const { action, detail, peer } = call.entry;
      const isAsked = action === 'request' && detail?.generation === true;
      return isAsked && String(detail.prompt).includes(args.prompt) ? [args.replicas[peer]] : [];
    });
    if (seen.length < (args.atLeast ?? 1)) return fails(`engines were asked ${seen.length} times`, at);
    return sameJson(told, seen)
      ? holds
      : fails(`the attempts are ${shownJson(told)}, the engines asked ${shownJson(seen)}`, at);
  });

/** Members by name and no spaces, whatever their order was. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
};

const hash: Judge<AttemptArgs['record.hash']> = (history, { ref }) =>
  withResponse(history, ref, ({ at, entry }) => {
    const record = parsedJson(entry.body);
    const audit = valueAt(record, 'audit');
    if (!isRecord(record) || !isRecord(audit)) return fails(`${ref} shows no audit`, at);
    const { hash: shown, ...covered } = audit;
    const { task_id, job_id, state, received_ms, tokens_out, output } = record;
    const shownFields = { task_id, job_id, state, received_ms, tokens_out, output };
    const text = canonical({ ...shownFields, code: valueAt(record, 'error.code'), audit: covered });
    const made = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    return shown === made ? holds : fails(`the hash is ${shownJson(shown)}, due: ${made}`, at);
  });

export const attemptJudges = {
  'attempts.witnessed': witnessed,
  'record.hash': hash,
} satisfies { [Name in keyof AttemptArgs]: Judge<AttemptArgs[Name]> };
