// What the harness itself writes into a history beside the words of the steps. Notes are step entries, because a
// judge must be able to decide from a stored transcript alone, and a transcript has nothing but entries.
import { type BoundName, type Bounds, boundsOf, isBoundName } from '../bounds.ts';
import { isRecord, parsedJson } from '../json.ts';
import type { Entry } from './entry.ts';

export type Note =
  | { readonly note: 'bounds'; readonly bounds: Bounds }
  | { readonly note: 'ref'; readonly ref: string; readonly exchange: string }
  | { readonly note: 'expired'; readonly bound: BoundName; readonly what: string }
  | { readonly note: 'settled'; readonly what: string }
  | { readonly note: 'late'; readonly ms: number }
  | { readonly note: 'invalid-on-purpose'; readonly exchange: string; readonly why: string }
  /** A line of a stream that is no field of an event, no comment and not blank. */
  | { readonly note: 'stray-line'; readonly exchange: string; readonly line: string }
  /** A refusal for load was obeyed: the request is sent again. */
  | { readonly note: 'held-back'; readonly exchange: string; readonly ms: number };

export const noteText = (note: Note): string => {
  switch (note.note) {
    case 'bounds':
      return `bounds ${JSON.stringify(note.bounds)}`;
    case 'ref':
      return `${note.exchange} is ${note.ref}`;
    case 'expired':
      return `bound ${note.bound} expired: ${note.what}`;
    case 'settled':
      return `bound settle_ms passed: ${note.what}`;
    case 'late':
      return `the machine kept the harness waiting ${note.ms.toFixed(1)} ms`;
    case 'invalid-on-purpose':
      return `${note.exchange} breaks the contract on purpose: ${note.why}`;
    case 'stray-line':
      return `${note.exchange} has a line that is none of a stream: ${note.line}`;
    case 'held-back':
      return `${note.exchange} is refused for load, and sent again after ${note.ms} ms`;
    default:
      return note satisfies never;
  }
};

const readBounds = (text: string): Note | undefined => {
  const value = parsedJson(text);
  if (!isRecord(value)) return undefined;
  const known = Object.entries(value).filter(([name, ms]) => isBoundName(name) && typeof ms === 'number');
  return { note: 'bounds', bounds: boundsOf(Object.fromEntries(known)) };
};

/** The note of a step entry; undefined for the words of a step. */
export const noteOf = (entry: Entry): Note | undefined => {
  if (entry.kind !== 'step') return undefined;
  const { text } = entry;
  if (text.startsWith('bounds ')) return readBounds(text.slice('bounds '.length));
  const [, expired, waited = ''] = /^bound (\w+) expired: (.*)$/s.exec(text) ?? [];
  if (expired !== undefined && isBoundName(expired)) return { note: 'expired', bound: expired, what: waited };
  const [, settled] = /^bound settle_ms passed: (.*)$/s.exec(text) ?? [];
  if (settled !== undefined) return { note: 'settled', what: settled };
  const [, late] = /^the machine kept the harness waiting ([\d.]+) ms$/.exec(text) ?? [];
  if (late !== undefined) return { note: 'late', ms: Number(late) };
  const [, broken, why = ''] = /^(e\d+) breaks the contract on purpose: (.*)$/s.exec(text) ?? [];
  if (broken !== undefined) return { note: 'invalid-on-purpose', exchange: broken, why };
  const [, strayed, line = ''] = /^(e\d+) has a line that is none of a stream: (.*)$/s.exec(text) ?? [];
  if (strayed !== undefined) return { note: 'stray-line', exchange: strayed, line };
  const [, held, heldMs] = /^(e\d+) is refused for load, and sent again after (\d+) ms$/.exec(text) ?? [];
  if (held !== undefined) return { note: 'held-back', exchange: held, ms: Number(heldMs) };
  const [, exchange, ref] = /^(e\d+) is (.+)$/s.exec(text) ?? [];
  return exchange !== undefined && ref !== undefined ? { note: 'ref', ref, exchange } : undefined;
};
