import { shownJson, valueAt } from '../json.ts';
import { type Anchor, anchorWords, placeOf, viewOf } from './anchor.ts';
import { fails, holds, type Judge, undecided } from './finding.ts';
import { missing } from './reading.ts';

export type ValueArgs = {
  /** Another value at each place. */
  'values.distinct': { readonly values: readonly { readonly anchor: Anchor; readonly path: string }[] };
};

const distinct: Judge<ValueArgs['values.distinct']> = (history, { values }) => {
  const seen = new Map<string, string>();
  for (const { anchor, path } of values) {
    const at = placeOf(history, anchor);
    const entry = at === undefined ? undefined : history.entries[at];
    if (entry === undefined) return missing(history, anchorWords(anchor));
    const value = valueAt(viewOf(entry), path);
    if (value === undefined) return fails(`${anchorWords(anchor)} has no ${path}`, at);
    const words = shownJson(value, 2_000);
    const known = seen.get(words);
    if (known !== undefined)
      return fails(`${path} of ${anchorWords(anchor)} is ${words}, as that of ${known}`, at);
    seen.set(words, anchorWords(anchor));
  }
  return seen.size < 2 ? undecided('values.distinct compares nothing') : holds;
};

export const valueJudges = {
  'values.distinct': distinct,
} satisfies { [Name in keyof ValueArgs]: Judge<ValueArgs[Name]> };
