// What stands in the path, the query and the headers of a request, judged as the contract says.
import type { TaskState } from '#contracts';
import type { TaskQuery } from './orchestrator-api.ts';
import { invalidParams, type PublicProblem } from './public-problems.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const cursorPattern = /^[A-Za-z0-9_-]{1,512}$/;
const frameId = /^(0|[1-9][0-9]{0,9})$/;
const states: readonly TaskState[] = [
  'queued',
  'running',
  'completed',
  'failed',
  'canceled',
  'evicted',
  'expired',
];
const limitMax = 200;
const limitDefault = 50;

function problem(name: string, allowed: string, rule: string): PublicProblem {
  return { pointer: `/${name}`, message: `/${name}: allowed: ${allowed}.`, rule };
}

export function pathId(name: string, value: string | undefined): string {
  if (value !== undefined && uuid.test(value)) return value;
  throw invalidParams([problem(name, 'a UUID in lower-case hexadecimal', 'pattern')]);
}

/** The last frame that the reader has; -1 where it has none. @implements ASY-STREAM-012 */
export function lastEventId(value: string | readonly string[] | undefined): number {
  if (value === undefined) return -1;
  if (typeof value === 'string' && frameId.test(value)) return Number(value);
  throw invalidParams([problem('Last-Event-ID', 'a whole number, 0 or more', 'pattern')]);
}

type Judged = { readonly query: Partial<TaskQuery> } | { readonly problem: PublicProblem };

function judgeLimit(value: string): Judged {
  const limit = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= limitMax) return { query: { limit } };
  return { problem: problem('limit', `a whole number from 1 to ${limitMax}`, 'range') };
}

function judgeState(value: string): Judged {
  const state = states.find(known => known === value);
  return state === undefined
    ? { problem: problem('state', states.join(', '), 'enum') }
    : { query: { state } };
}

function judgeCursor(cursor: string): Judged {
  return cursorPattern.test(cursor)
    ? { query: { cursor } }
    : { problem: problem('cursor', 'the next_cursor of an earlier page', 'pattern') };
}

const judges: Readonly<Record<string, (value: string) => Judged>> = {
  limit: judgeLimit,
  state: judgeState,
  cursor: judgeCursor,
};

function judgeParameter(name: string, values: readonly string[]): Judged {
  const judge = Object.hasOwn(judges, name) ? judges[name] : undefined;
  if (judge === undefined) {
    return {
      problem: problem(name.slice(0, 64), `the parameters ${Object.keys(judges).join(', ')}`, 'unknown'),
    };
  }
  const [value = ''] = values;
  return values.length === 1 ? judge(value) : { problem: problem(name, 'one value', 'unique') };
}

export function taskQuery(search: URLSearchParams): TaskQuery {
  const judged = [...new Set(search.keys())].map(name => judgeParameter(name, search.getAll(name)));
  const problems = judged.flatMap(one => ('problem' in one ? [one.problem] : []));
  if (problems.length > 0) throw invalidParams(problems.slice(0, 32));
  let query: TaskQuery = { limit: limitDefault };
  for (const one of judged) if ('query' in one) query = { ...query, ...one.query };
  return query;
}
