import { parse } from 'yaml';
import { type Verdict, verdicts } from '../model.ts';
import { isNode, textOf } from '../pointers/documents.ts';
import { readOptional } from '../read-tree.ts';

/** What the last runs found out about one requirement. */
export interface RequirementStatus {
  readonly verdict: Verdict;
  /** The hash of the requirement's text that was judged; a verdict on another text says nothing. */
  readonly hash: string;
  /** Clause by clause, without those that need no proof. */
  readonly clauses: readonly ClauseStatus[];
}

export interface ClauseStatus {
  /** Empty where the requirement has no letters. */
  readonly letter: string;
  readonly verdict: Verdict;
}

export type Status = ReadonlyMap<string, RequirementStatus>;

function readVerdict(id: string, said: string): Verdict {
  const verdict = verdicts.find(each => each === said);
  if (verdict === undefined) throw new Error(`requirements/status.yaml: ${id} has the verdict "${said}".`);
  return verdict;
}

/** Reads status.yaml, which runs write and nothing else does. */
export function parseStatus(text: string): Status {
  const document: unknown = parse(text);
  const entries = isNode(document) && isNode(document.verdicts) ? Object.entries(document.verdicts) : [];
  return new Map(
    entries.map(([id, entry]) => {
      const node = isNode(entry) ? entry : {};
      const hash = textOf(node.hash);
      const verdict = readVerdict(id, textOf(node.verdict));
      if (hash === '') throw new Error(`requirements/status.yaml: ${id} does not say which text was judged.`);
      const lettered = Object.entries(isNode(node.clauses) ? node.clauses : {});
      const clauses = lettered.map(([letter, said]) => ({ letter, verdict: readVerdict(id, textOf(said)) }));
      return [id, { verdict, hash, clauses: clauses.length === 0 ? [{ letter: '', verdict }] : clauses }];
    }),
  );
}

export async function readStatus(root: string): Promise<Status> {
  return parseStatus(await readOptional(root, 'requirements/status.yaml'));
}

/** The verdict that holds for a text: without a run on exactly this text it is untested. */
export function verdictOf(status: Status, row: { readonly id: string; readonly hash: string }): Verdict {
  const entry = status.get(row.id);
  return entry !== undefined && entry.hash === row.hash ? entry.verdict : 'untested';
}

const opening = `# What the last runs found out, by requirement: its verdict, the hash of the text that was judged, its clauses.
# Written by runs only; generate reads it and never writes it.
version: 1
`;

/** The same bytes for the same verdicts; what is untested is left out. */
export function renderStatus(status: Status): string {
  const lines = [...status]
    .filter(([, { verdict }]) => verdict !== 'untested')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { verdict, hash, clauses }]) => {
      const lettered = clauses.filter(({ letter }) => letter !== '');
      const by = lettered.map(clause => `${clause.letter}: ${clause.verdict}`).join(', ');
      return `  ${id}: { verdict: ${verdict}, hash: "${hash}"${by === '' ? '' : `, clauses: { ${by} }`} }`;
    });
  return `${opening}verdicts:${lines.length === 0 ? ' {}' : `\n${lines.join('\n')}`}\n`;
}

/** The verdict of each clause that needs proof, as far as it was judged on this text. */
export function clauseVerdictsOf(
  status: Status,
  row: {
    readonly id: string;
    readonly hash: string;
    readonly clauses: readonly { readonly letter: string }[];
  },
): ReadonlyMap<string, Verdict> {
  const entry = status.get(row.id);
  const known = entry !== undefined && entry.hash === row.hash ? entry.clauses : [];
  const verdictsByLetter = new Map(known.map(({ letter, verdict }) => [letter, verdict]));
  return new Map(row.clauses.map(({ letter }) => [letter, verdictsByLetter.get(letter) ?? 'untested']));
}
