import { verdictOfAll } from '../merge/merge-outcomes.ts';
import { type ClauseStatus, readStatus, type Status } from '../report/status-file.ts';
import { isBuild } from './digests.ts';
import { freshOutcomes } from './outcomes.ts';
import { type KeptRecord, readEvidence } from './read-evidence.ts';

/** What holds now of the last runs: a clause whose evidence is stale or gone stands as it would without it. */
export function standingStatus(status: Status, records: readonly KeptRecord[]): Status {
  const shown = new Set(
    freshOutcomes(records).map(({ evidence, proves, verdict }) => [evidence, proves, verdict].join(' ')),
  );
  return new Map(
    [...status].map(([id, entry]) => {
      const clauses = entry.clauses.map((clause): ClauseStatus => {
        const { letter, verdict, evidence, without = 'untested' } = clause;
        const own = letter === '' ? id : `${id}(${letter})`;
        const holds = evidence === undefined || shown.has([evidence, own, verdict].join(' '));
        return holds ? clause : { letter, verdict: without };
      });
      const isSame = clauses.every((clause, index) => clause === entry.clauses[index]);
      const verdict = isSame ? entry.verdict : verdictOfAll(clauses.map(clause => clause.verdict));
      return [id, { ...entry, verdict, clauses }];
    }),
  );
}

/** In a build the status is as it was committed. */
export async function readStanding(root: string): Promise<Status> {
  const status = await readStatus(root);
  const rests = [...status.values()].some(({ clauses }) =>
    clauses.some(({ evidence }) => evidence !== undefined),
  );
  if (!rests || isBuild) return status;
  return standingStatus(status, (await readEvidence(root)).records);
}
