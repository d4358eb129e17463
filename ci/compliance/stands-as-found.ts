import type { KeptRecord } from '../../requirements/evidence-records/read-evidence.ts';
import { standingStatus } from '../../requirements/evidence-records/standing-status.ts';
import { renderStatus } from '../../requirements/index.ts';
import { parseStatus } from '../../requirements/report/status-file.ts';

/**
 * Whether the committed status says what the runs found. What rests on stale evidence is no finding of theirs:
 * COMPLIANCE.md leaves it out already, and whoever changes the server need not make all runs for that.
 */
export const standsAsFound = (committed: string, found: string, records: readonly KeptRecord[]): boolean =>
  found === renderStatus(standingStatus(parseStatus(committed), records));
