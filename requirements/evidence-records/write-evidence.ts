import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '#contracts';
import { readSpecs, repositoryRoot } from '../read-tree.ts';
import { extract } from '../specs/extract.ts';
import { checkClauses, checkForm } from './check-record.ts';
import { contractDigest, type Digests, isBuild, serverDigest, suiteDigest } from './digests.ts';
import { machineHere } from './machine.ts';

export const evidenceFolder = 'requirements/evidence';

/** What only the run knows; the rest is found out here. */
export interface NewEvidence
  extends Pick<Evidence, 'name' | 'kind' | 'command' | 'made_at' | 'folders' | 'outcomes'> {
  readonly figures?: Evidence['figures'];
  readonly note?: string;
  /** This machine, unless said otherwise. */
  readonly machine?: Evidence['machine'];
  /** Taken when the run began, by digestsHere; otherwise those of now. */
  readonly digests?: Digests;
}

/** What would take part in a run that begins now. */
export async function digestsHere(
  folders: readonly string[],
  root: string = repositoryRoot,
): Promise<Digests> {
  if (isBuild) throw new Error('Evidence is of sources: make the run in a checkout of the repository.');
  const { rows } = extract(await readSpecs(root));
  const [suite, contract, server] = await Promise.all([
    suiteDigest(root, folders),
    contractDigest(root, rows),
    serverDigest(root),
  ]);
  return { suite, contract, server };
}

/** Writes the record and gives its path from the root, or throws with the place of each thing that is wrong. */
export async function writeEvidence(evidence: NewEvidence, root: string = repositoryRoot): Promise<string> {
  const { name, kind, command, made_at, folders, outcomes, figures = [], note = '' } = evidence;
  const machine = evidence.machine ?? (await machineHere());
  const digests = evidence.digests ?? (await digestsHere(folders, root));
  const form = checkForm({
    ...{ version: 1, name, kind, command, made_at, machine, folders, digests },
    ...{ outcomes: [...outcomes].sort(byClause), figures, note },
  });
  const { rows } = extract(await readSpecs(root));
  const sentences = 'sentences' in form ? form.sentences : checkClauses(form.record, rows);
  if ('sentences' in form || sentences.length > 0)
    throw new Error(`The evidence ${name} is not written:\n  ${sentences.join('\n  ')}`);
  const path = `${evidenceFolder}/${form.record.name}.json`;
  await mkdir(join(root, evidenceFolder), { recursive: true });
  await writeFile(join(root, path), `${JSON.stringify(form.record, undefined, 2)}\n`);
  return path;
}

type Outcome = Evidence['outcomes'][number];

const orderOf = ({ proves, kind, verdict, shown_by = '' }: Outcome): string =>
  [proves, kind, verdict, shown_by].join('\n');

const byClause = (one: Outcome, two: Outcome): number => (orderOf(one) < orderOf(two) ? -1 : 1);
