import { type Bounds, boundsOf } from '../bounds.ts';
import type { Entry } from './entry.ts';
import { noteOf } from './notes.ts';

/** All that a judge may know. */
export interface CaseHistory {
  readonly entries: readonly Entry[];
  readonly bounds: Bounds;
  /** The exchanges that a step gave a name, oldest first. */
  readonly refs: ReadonlyMap<string, readonly string[]>;
}

/** Bounds and names are read from the notes, so that a stored transcript gives the same history. */
export const caseHistoryOf = (entries: readonly Entry[]): CaseHistory => {
  const refs = new Map<string, string[]>();
  let bounds = boundsOf();
  for (const entry of entries) {
    const note = noteOf(entry);
    if (note?.note === 'bounds') bounds = note.bounds;
    if (note?.note === 'ref') refs.set(note.ref, [...(refs.get(note.ref) ?? []), note.exchange]);
  }
  return { entries, bounds, refs };
};
