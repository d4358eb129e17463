import { stringify } from 'yaml';
import type { CodeLink, Links, ProofLink, Retired, Row } from '../model.ts';

const header = (area: string) =>
  `# Generated from .specs/${area}.md and the sources that name its ids; never edited.\n`;

interface AreaRows {
  readonly area: string;
  readonly rows: readonly Row[];
  readonly retired: readonly Retired[];
  readonly links: Links;
}

/** One area as YAML. Lines of files are left out: they move without any meaning. */
export function renderArea({ area, rows, retired, links }: AreaRows): string {
  const document = {
    version: 1,
    source: `.specs/${area}.md`,
    requirements: rows.map(row => rowNode(row, links)),
    retired: retired.map(({ id, reason }) => ({ id, reason })),
  };
  return header(area) + stringify(document, { lineWidth: 110 });
}

function rowNode(row: Row, links: Links): object {
  const own = new Set([row.id, ...row.clauses.map(clause => clause.id)]);
  const proofs = links.proofs.flatMap(link => proofNode(link, own));
  const code = links.code.flatMap(link => codeNode(link, own));
  return {
    id: row.id,
    level: row.level,
    text: row.text,
    clauses: row.clauses.map(({ id, level, text, hash }) => ({ id, level, text, hash })),
    section: row.section,
    hash: row.hash,
    profile: row.profile,
    since: row.since,
    ...(row.note === '' ? {} : { note: row.note }),
    proof: Object.fromEntries(row.clauses.map(clause => [clause.id, proofOf(clause)])),
    contracts: row.contracts,
    code: sorted(code),
    proofs: sorted(proofs),
  };
}

function proofOf({ proof, because }: { proof: string; because: string }): object {
  return because === '' ? { kind: proof } : { kind: proof, because };
}

function proofNode({ file, title, refs }: ProofLink, own: ReadonlySet<string>): readonly object[] {
  const proves = refs.filter(ref => own.has(ref));
  return proves.length === 0 ? [] : [{ file, title, proves }];
}

function codeNode({ file, symbol, refs }: CodeLink, own: ReadonlySet<string>): readonly object[] {
  const implemented = refs.filter(ref => own.has(ref));
  return implemented.length === 0 ? [] : [{ file, symbol, implements: implemented }];
}

function sorted(nodes: readonly object[]): readonly object[] {
  const key = (node: object) => JSON.stringify(node);
  return [...new Map(nodes.map(node => [key(node), node])).values()].sort((left, right) =>
    key(left) < key(right) ? -1 : 1,
  );
}
