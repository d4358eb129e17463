// How numbers at several places stand to each other. A header is a number where it reads as one.
import { isRecord, shownJson, valueAt } from '../json.ts';
import { type Anchor, absent, anchorWords, placeOf, placesOf, viewOf } from './anchor.ts';
import { fails, holds, type Judge } from './finding.ts';
import { type Matcher, matches } from './matcher.ts';

interface Place {
  readonly anchor: Anchor;
  readonly path: string;
}

export type NumberArgs = {
  /** `to` less `from` is what it must be. */
  'numbers.difference': { readonly from: Place; readonly to: Place; readonly difference: Matcher };
  /** At all places that the anchor fits, in their order, at least so many of them. */
  'numbers.course': {
    readonly anchor: Anchor;
    readonly path: string;
    readonly course: 'never-rises' | 'never-falls' | 'falls';
    readonly least?: number;
  };
};

const numberIn = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : undefined;
};

/** A path may also name a header of an answer: `headers.x-backoff-ms`. */
const readAt = (view: unknown, path: string): number | undefined => {
  const [first = '', ...rest] = path.split('.');
  const headers = first === 'headers' && isRecord(view) ? view.headers : undefined;
  return numberIn(isRecord(headers) ? headers[rest.join('.')] : valueAt(view, path));
};

const difference: Judge<NumberArgs['numbers.difference']> = (history, { from, to, difference: due }) => {
  const found: number[] = [];
  for (const { anchor, path } of [from, to]) {
    const at = placeOf(history, anchor);
    const entry = at === undefined ? undefined : history.entries[at];
    if (entry === undefined) return absent(history, anchor);
    const value = readAt(viewOf(entry), path);
    if (value === undefined) return fails(`${path} of ${anchorWords(anchor)} is no number`, at);
    found.push(value);
  }
  const [before = 0, after = 0] = found;
  return matches(after - before, due)
    ? holds
    : fails(
        `${to.path} goes from ${before} to ${after}, due: a difference of ${shownJson(due)}`,
        placeOf(history, to.anchor),
      );
};

const steps: Readonly<Record<NumberArgs['numbers.course']['course'], (by: number) => boolean>> = {
  'never-rises': by => by <= 0,
  'never-falls': by => by >= 0,
  falls: by => by < 0,
};

const course: Judge<NumberArgs['numbers.course']> = (history, { anchor, path, course: due, least = 2 }) => {
  const read = placesOf(history, anchor).map(at => {
    const entry = history.entries[at];
    return { at, value: entry && readAt(viewOf(entry), path) };
  });
  const missing = read.find(({ value }) => value === undefined);
  if (missing !== undefined) return fails(`${anchorWords(anchor)} has no number at ${path}`, missing.at);
  if (read.length < least)
    return fails(`${read.length} × ${anchorWords(anchor)}, due: at least ${least}`, read.at(-1)?.at);
  const wrong = read.find(
    ({ value = 0 }, index) => index > 0 && !steps[due](value - (read[index - 1]?.value ?? 0)),
  );
  return wrong === undefined
    ? holds
    : fails(
        `${path} is ${shownJson(read.map(({ value }) => value))}, due: it ${due.replace('-', ' ')}`,
        wrong.at,
      );
};

export const numberJudges = {
  'numbers.difference': difference,
  'numbers.course': course,
} satisfies { [Name in keyof NumberArgs]: Judge<NumberArgs[Name]> };
