// Is the route of a record the one that the engines saw?
import { parsedJson, sameJson, shownJson, valueAt } from '../json.ts';
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

export const attemptJudges = {
  'attempts.witnessed': witnessed,
} satisfies { [Name in keyof AttemptArgs]: Judge<AttemptArgs[Name]> };
