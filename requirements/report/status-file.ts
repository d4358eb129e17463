import { parse } from 'yaml';
import { type Verdict, verdicts } from '../model.ts';
import { isNode, type Node, textOf } from '../pointers/documents.ts';
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
  /** The record that shows it, where no run of the gate does. */
  readonly evidence?: string;
  /** How it stands without that record; absent: untested. */
  readonly without?: Verdict;
}

export type Status = ReadonlyMap<string, RequirementStatus>;

function readVerdict(id: string, said: string): Verdict {
  const verdict = verdicts.find(each => each === said);
  if (verdict === undefined) throw new Error(`requirements/status.yaml: ${id} has the verdict "${said}".`);
  return verdict;
}

/** Beside a letter, or beside the requirement where it has none. */
function readOrigin(id: string, letter: string, node: Node): Pick<ClauseStatus, 'evidence' | 'without'> {
  const [evidence, without] = [node.evidence, node.without].map(said =>
    textOf(isNode(said) ? said[letter] : said),
  );
  if (!evidence) return {};
  return { evidence, ...(without ? { without: readVerdict(id, without) } : {}) };
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
      const lettered = Object.entries(isNode(node.clauses) ? node.clauses : { '': node.verdict });
      const clauses = lettered.map(([letter, said]) => ({
        letter,
        verdict: readVerdict(id, textOf(said)),
        ...readOrigin(id, letter, node),
      }));
      return [id, { verdict, hash, clauses }];
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

/** A member with what is said of each letter, or of the whole where there are none; nothing where nothing is said. */
function said(
  name: string,
  clauses: readonly ClauseStatus[],
  of: (clause: ClauseStatus) => string | undefined,
): string {
  const found = clauses.flatMap(clause => {
    const value = of(clause);
    return value === undefined ? [] : [clause.letter === '' ? value : `${clause.letter}: ${value}`];
  });
  if (found.length === 0) return '';
  return `, ${name}: ${clauses[0]?.letter === '' ? found.join('') : `{ ${found.join(', ')} }`}`;
}

/** The same bytes for the same verdicts; what is untested is left out. */
export function renderStatus(status: Status): string {
  const lines = [...status]
    .filter(([, { verdict }]) => verdict !== 'untested')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { verdict, hash, clauses }]) => {
      const lettered = clauses.filter(({ letter }) => letter !== '');
      const by = lettered.map(clause => `${clause.letter}: ${clause.verdict}`).join(', ');
      const origin = [
        said('evidence', clauses, ({ evidence }) => evidence && `"${evidence}"`),
        said('without', clauses, ({ without }) => without),
      ].join('');
      return `  ${id}: { verdict: ${verdict}, hash: "${hash}"${by === '' ? '' : `, clauses: { ${by} }`}${origin} }`;
    });
  return `${opening}verdicts:${lines.length === 0 ? ' {}' : `\n${lines.join('\n')}`}\n`;
}

interface LetteredRow {
  readonly id: string;
  readonly hash: string;
  readonly clauses: readonly { readonly letter: string }[];
}

const judgedClauses = (status: Status, { id, hash }: LetteredRow): readonly ClauseStatus[] => {
  const entry = status.get(id);
  return entry !== undefined && entry.hash === hash ? entry.clauses : [];
};

/** The verdict of each clause that needs proof, as far as it was judged on this text. */
export function clauseVerdictsOf(status: Status, row: LetteredRow): ReadonlyMap<string, Verdict> {
  const known = new Map(judgedClauses(status, row).map(({ letter, verdict }) => [letter, verdict]));
  return new Map(row.clauses.map(({ letter }) => [letter, known.get(letter) ?? 'untested']));
}

/** The letters of clauses that rest on a record, by its name. */
export function evidenceOf(status: Status, row: LetteredRow): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { letter, evidence } of judgedClauses(status, row))
    if (evidence !== undefined) names.set(evidence, [...(names.get(evidence) ?? []), letter]);
  return names;
}
