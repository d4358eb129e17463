import { parse } from 'yaml';
import { type Verdict, verdicts } from '../model.ts';
import { isNode, textOf } from '../pointers/documents.ts';
import { readOptional } from '../read-tree.ts';

/** What the last runs found out about one requirement. */
export interface RequirementStatus {
  readonly verdict: Verdict;
  /** The hash of the requirement's text that was judged; a verdict on another text says nothing. */
  readonly hash: string;
}

export type Status = ReadonlyMap<string, RequirementStatus>;

/** Reads status.yaml, which runs write and nothing else does. */
export function parseStatus(text: string): Status {
  const document: unknown = parse(text);
  const entries = isNode(document) && isNode(document.verdicts) ? Object.entries(document.verdicts) : [];
  return new Map(
    entries.map(([id, entry]) => {
      const said = textOf(isNode(entry) ? entry.verdict : '');
      const hash = textOf(isNode(entry) ? entry.hash : '');
      const verdict = verdicts.find(each => each === said);
      if (verdict === undefined)
        throw new Error(`requirements/status.yaml: ${id} has the verdict "${said}".`);
      if (hash === '') throw new Error(`requirements/status.yaml: ${id} does not say which text was judged.`);
      return [id, { verdict, hash }];
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
