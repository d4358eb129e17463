import { readEvidence } from './evidence-records/read-evidence.ts';
import { scanFiles } from './links/scan-files.ts';
import type { Problem } from './model.ts';
import { indexContracts } from './pointers/contract-index.ts';
import { listRowFiles, readContracts, readSources, readSpecs } from './read-tree.ts';
import { readConfirmed } from './report/confirmed-file.ts';
import { changesAreConfirmed, newOnesAreConfirmed } from './rules/confirmations.ts';
import type { GateInput, Rule } from './rules/gate-input.ts';
import { idsAreKept, idsAreUnique } from './rules/identity.ts';
import { linksExist, operationsName } from './rules/links.ts';
import { contractsAreClaimed, pointersResolve, wireRowsPoint } from './rules/pointers.ts';
import { profilesExist, proofsAreNamed } from './rules/proofs.ts';
import { idsAreAscii, wordsHaveIds } from './rules/words.ts';
import { extract } from './specs/extract.ts';

const rules: readonly Rule[] = [
  wordsHaveIds,
  idsAreAscii,
  ({ extraction }) => extraction.problems,
  idsAreUnique,
  idsAreKept,
  profilesExist,
  proofsAreNamed,
  pointersResolve,
  wireRowsPoint,
  contractsAreClaimed,
  linksExist,
  operationsName,
  changesAreConfirmed,
  newOnesAreConfirmed,
];

/** Every break in the chain from sentence to proof, as sentences that say what to do. */
export function gate(input: GateInput): readonly Problem[] {
  return rules.flatMap(rule => rule(input));
}

export async function readGateInput(root: string): Promise<GateInput> {
  const [specs, documents, sources, confirmed] = await Promise.all([
    readSpecs(root),
    readContracts(root),
    readSources(root),
    readConfirmed(root),
  ]);
  return {
    specs,
    extraction: extract(specs),
    contracts: indexContracts(documents),
    links: scanFiles(sources),
    confirmed,
  };
}

export async function checkTraceability(root: string): Promise<{ problems: readonly Problem[] }> {
  const [input, evidence] = await Promise.all([readGateInput(root), readEvidence(root)]);
  return { problems: [...gate(input), ...(await orphans(root, input)), ...evidence.problems] };
}

/** A row file whose area is gone would be read as if it still bound somebody. */
async function orphans(root: string, { extraction }: GateInput): Promise<readonly Problem[]> {
  const areas = new Set([...extraction.rows, ...extraction.retired].map(row => row.area));
  const files = await listRowFiles(root);
  return files
    .filter(path => !areas.has(path.replace(/^.*\/|\.yaml$/g, '')))
    .map(path => ({
      rule: 'orphan-file',
      where: path,
      sentence: `${path} belongs to no area of .specs: delete it.`,
    }));
}
