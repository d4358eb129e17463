import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Report, validateDocument } from '#contracts';
import type { ProofOutcome } from '../../requirements/index.ts';

export const readReport = async (folder: string): Promise<Report> => {
  const report = validateDocument('report', JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
  if (!report.ok)
    throw new Error(`${folder}/report.json is no report: ${JSON.stringify(report.problems[0])}`);
  return report.value;
};

/** What a run of the suite found out, clause by clause. */
export const reportOutcomes = ({ requirements }: Report): ProofOutcome[] =>
  requirements.flatMap(({ clauses }) =>
    clauses.flatMap(({ clause, verdict }): ProofOutcome[] =>
      verdict === 'untested' ? [] : [{ proves: clause, kind: 'conformance', verdict }],
    ),
  );
