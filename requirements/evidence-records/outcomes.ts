import type { EvidenceOutcome } from '../merge/merge-outcomes.ts';
import { isFresh, type KeptRecord } from './read-evidence.ts';

/** What fresh records found out; stale ones say nothing. */
export function freshOutcomes(records: readonly KeptRecord[]): readonly EvidenceOutcome[] {
  return records
    .filter(isFresh)
    .flatMap(({ record }) =>
      record.outcomes.map(({ proves, kind, verdict }) => ({ proves, kind, verdict, evidence: record.name })),
    );
}

/** One sentence for each record that counts no more: why, and what to do about it. */
export function staleSentences(records: readonly KeptRecord[]): readonly string[] {
  return records
    .filter(each => !isFresh(each))
    .map(
      ({ record, changed }) =>
        `The evidence ${record.name} counts no more: ${changed.join(', ')} changed since it was made. Make it again (${record.command}), or commit COMPLIANCE.md as \`npm run generate\` writes it: the clauses of stale evidence stand there as without it.`,
    );
}
