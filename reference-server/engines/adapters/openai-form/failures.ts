// Rows that every server of this form shares. A full context is a bad request among others, known by its words alone.
import type { FailureRow } from '../../http/failure-table.ts';

export const contextRows: readonly FailureRow[] = [
  { named: 'context_length_exceeded', kind: 'context-overflow' },
  {
    status: 400,
    says: /maximum (?:context|model) length|context (?:length|size|window)|exceed_context_size/i,
    kind: 'context-overflow',
  },
];

/** A model that is not there is a fault of the replica and not of the task. */
export const statusRows: readonly FailureRow[] = [
  { status: 400, kind: 'invalid-request' },
  { status: 404, kind: 'unavailable' },
  { status: 413, kind: 'invalid-request' },
  { status: 422, kind: 'invalid-request' },
  { status: 501, kind: 'invalid-request' },
];
