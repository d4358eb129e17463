import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateDocument } from '#contracts';
import type { ProofOutcome } from '../../requirements/index.ts';

/** What a run of the suite found out, clause by clause. */
export const reportOutcomes = async (folder: string): Promise<ProofOutcome[]> => {
  const text = await readFile(join(folder, 'report.json'), 'utf8');
  const report = validateDocument('report', JSON.parse(text));
  if (!report.ok)
    throw new Error(`${folder}/report.json is no report: ${JSON.stringify(report.problems[0])}`);
  return report.value.requirements.flatMap(({ clauses }) =>
    clauses.flatMap(({ clause, verdict }): ProofOutcome[] =>
      verdict === 'untested' ? [] : [{ proves: clause, kind: 'conformance', verdict }],
    ),
  );
};
