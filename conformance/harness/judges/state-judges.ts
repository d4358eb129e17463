// Which states were told, wherever a task's state is told.
import { parsedJson, shownJson } from '../json.ts';
import { fails, holds, type Judge, undecided } from './finding.ts';

export type StateArgs = {
  /** Every state in an answer, a record, a list or a frame is one of these, and each of them is seen. */
  'states.told': { readonly states: readonly string[] };
};

const statesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(statesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'task_id' in value || 'queue_depth' in value ? Object(value).state : undefined;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(statesIn)];
};

const told: Judge<StateArgs['states.told']> = (history, { states }) => {
  const found = history.entries.flatMap((entry, at) => {
    const text = entry.kind === 'response' ? entry.body : entry.kind === 'frame' ? entry.data : undefined;
    return statesIn(parsedJson(text)).map(state => ({ at, state }));
  });
  if (states.length === 0) return undecided('states.told names no state');
  const other = found.find(({ state }) => !states.includes(state));
  if (other !== undefined)
    return fails(`a state is ${shownJson(other.state)}, due: one of ${states.join(', ')}`, other.at);
  const unseen = states.find(state => !found.some(item => item.state === state));
  return unseen === undefined ? holds : fails(`no task is ever ${unseen}`);
};

export const stateJudges = {
  'states.told': told,
} satisfies { [Name in keyof StateArgs]: Judge<StateArgs[Name]> };
