import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readStanding } from './evidence-records/standing-status.ts';
import { requirementIds } from './generated/requirement-id.ts';
import { requirementOf } from './ids.ts';
import { childOf, isNode, type Node } from './pointers/documents.ts';
import { listRowFiles, repositoryRoot } from './read-tree.ts';
import { type Status, verdictOf } from './report/status-file.ts';
import type { Requirement, RequirementClause } from './requirement.ts';

const known: ReadonlySet<string> = new Set(requirementIds);

/** Reads every row of requirements/, area by area, in the order of the words. */
export async function loadRequirements(root: string = repositoryRoot): Promise<readonly Requirement[]> {
  const status = await readStanding(root);
  const rows: Requirement[] = [];
  for (const path of await listRowFiles(root)) {
    const document: unknown = parse(await readFile(join(root, path), 'utf8'));
    const list = isNode(document) && document.version === 1 ? document.requirements : undefined;
    if (!Array.isArray(list)) throw new Error(`${path} is not a file of requirements: run npm run generate`);
    const area = path.replace(/^.*\/|\.yaml$/g, '');
    for (const node of list) rows.push(readRow({ ...node, area }, path, status));
  }
  return rows;
}

type RowNode = Omit<Requirement, 'clauses' | 'status' | 'note'> & {
  readonly note?: string;
  readonly clauses: readonly Omit<RequirementClause, 'letter' | 'proof' | 'because'>[];
  readonly proof: Readonly<
    Record<string, Pick<RequirementClause, 'because'> & { kind: RequirementClause['proof'] }>
  >;
};

function readRow(node: Node, path: string, status: Status): Requirement {
  if (!isRow(node)) throw new Error(`${path} has a row that is not a requirement: run npm run generate`);
  const { proof, ...row } = node;
  const clauses = row.clauses.map((clause): RequirementClause => {
    const own = proof[clause.id];
    if (own === undefined) throw new Error(`${path} tells no proof of ${clause.id}: run npm run generate`);
    const letter = clause.id.slice(requirementOf(clause.id).length + 1, -1);
    return { ...clause, letter, proof: own.kind, because: own.because ?? '' };
  });
  return { ...row, note: row.note ?? '', clauses, status: verdictOf(status, row) };
}

/** Row files are generated and guarded against drift; what is checked is that they fit the types of this build. */
function isRow(node: Node): node is RowNode & Node {
  const id = node.id;
  const lists = [node.clauses, node.contracts, node.code, node.proofs];
  return (
    typeof id === 'string' && known.has(id) && lists.every(Array.isArray) && isNode(childOf(node, 'proof'))
  );
}
