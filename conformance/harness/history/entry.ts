import type { TranscriptEntry } from '#contracts';

export type Entry = TranscriptEntry;
export type EntryKind = Entry['kind'];
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>;

type WithoutTime<Value> = Value extends Entry ? Omit<Value, 'at_ms'> : never;

/** An entry before the history gave it its time. */
export type NewEntry = WithoutTime<Entry>;

/** Where something is told that happened; the history behind it stamps and redacts. */
export type Sink = (entry: NewEntry) => void;

export type HeaderPair = [string, string];

export const isKind =
  <Kind extends EntryKind>(kind: Kind) =>
  (entry: Entry): entry is EntryOf<Kind> =>
    entry.kind === kind;
