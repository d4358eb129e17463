import { readEvidence } from './evidence-records/read-evidence.ts';
import { standingStatus } from './evidence-records/standing-status.ts';
import { readGateInput } from './gate.ts';
import { repositoryRoot } from './read-tree.ts';
import { renderArea } from './report/area-file.ts';
import { renderCompliance } from './report/compliance.ts';
import { renderIdTypes } from './report/id-types.ts';
import { readStatus } from './report/status-file.ts';

/** Every file that follows from .specs, the sources and the last runs: path from the root, content. */
export async function generatedFiles(root: string = repositoryRoot): Promise<ReadonlyMap<string, string>> {
  const [{ extraction, links }, written, { records }] = await Promise.all([
    readGateInput(root),
    readStatus(root),
    readEvidence(root),
  ]);
  const { rows, retired } = extraction;
  const files = new Map<string, string>();
  const areas = [...new Set([...rows, ...retired].map(row => row.area))].sort();
  for (const area of areas) {
    const own = {
      area,
      rows: rows.filter(row => row.area === area),
      retired: retired.filter(row => row.area === area),
    };
    files.set(`requirements/${area}.yaml`, renderArea({ ...own, links }));
  }
  files.set('requirements/generated/requirement-id.ts', renderIdTypes(rows));
  const status = standingStatus(written, records);
  files.set('COMPLIANCE.md', renderCompliance({ rows, retired, status, evidence: records }));
  return files;
}
