import type { Evidence } from '#contracts';
import type { Problem, Row } from '../model.ts';
import { readFiles, readSpecs } from '../read-tree.ts';
import { extract } from '../specs/extract.ts';
import { checkClauses, checkForm } from './check-record.ts';
import {
  contractDigest,
  type DigestName,
  type Digests,
  NothingToDigest,
  serverDigest,
  suiteDigest,
} from './digests.ts';
import { evidenceFolder } from './write-evidence.ts';

/** A record beside the tree as it is now. */
export interface KeptRecord {
  readonly record: Evidence;
  /** What is not as it was when the record was made; nothing: it is fresh. */
  readonly changed: readonly DigestName[];
}

export interface KeptEvidence {
  /** Those that can be read, by name. */
  readonly records: readonly KeptRecord[];
  /** Why the others are refused. */
  readonly problems: readonly Problem[];
}

export const isFresh = ({ changed }: KeptRecord): boolean => changed.length === 0;

/** Every record of the tree; without any, nothing is digested. */
export async function readEvidence(root: string): Promise<KeptEvidence> {
  const files = await readFiles(root, [`${evidenceFolder}/*.json`]);
  if (files.length === 0) return { records: [], problems: [] };
  const { rows } = extract(await readSpecs(root));
  const digests = new DigestsOfTree(root, rows);
  const read = await Promise.all(files.map(file => readRecord(file, rows, digests)));
  return {
    records: read.flatMap(each => ('kept' in each ? [each.kept] : [])),
    problems: read.flatMap(each => ('problems' in each ? each.problems : [])),
  };
}

type Reading = { readonly kept: KeptRecord } | { readonly problems: readonly Problem[] };

async function readRecord(
  { path, text }: { readonly path: string; readonly text: string },
  rows: readonly Row[],
  digests: DigestsOfTree,
): Promise<Reading> {
  const refused = (sentences: readonly string[]): Reading => ({
    problems: sentences.map(sentence => ({ rule: 'evidence-refused', where: path, sentence })),
  });
  const form = formOf(text);
  if ('sentences' in form) return refused(form.sentences);
  const { record } = form;
  if (path !== `${evidenceFolder}/${record.name}.json`)
    return refused([`/name: found "${record.name}", which is not the name of its file.`]);
  const changed = await digests.changedSince(record);
  // Words that were other ones then may well have had other clauses: such a record is stale, not wrong.
  const sentences = changed.includes('contract') ? [] : checkClauses(record, rows);
  return sentences.length > 0 ? refused(sentences) : { kept: { record, changed } };
}

function formOf(text: string): ReturnType<typeof checkForm> {
  try {
    return checkForm(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return { sentences: [`it is no JSON: ${error.message}.`] };
    throw error;
  }
}

/** The digests of now, each of which is made once however many records ask for it. */
class DigestsOfTree {
  readonly #root: string;
  readonly #contract: Promise<string>;
  readonly #server: Promise<string>;
  readonly #suites = new Map<string, Promise<string>>();

  constructor(root: string, rows: readonly Row[]) {
    this.#root = root;
    this.#contract = orNothing(contractDigest(root, rows));
    this.#server = orNothing(serverDigest(root));
  }

  async changedSince({ digests, folders }: Evidence): Promise<readonly DigestName[]> {
    const [suite, contract, server] = await Promise.all([
      this.#suiteOf(folders),
      this.#contract,
      this.#server,
    ]);
    const now: Digests = { suite, contract, server };
    const names: readonly DigestName[] = ['suite', 'contract', 'server'];
    return names.filter(name => now[name] !== digests[name]);
  }

  #suiteOf(folders: readonly string[]): Promise<string> {
    const key = [...folders].sort().join(' ');
    const known = this.#suites.get(key) ?? orNothing(suiteDigest(this.#root, folders));
    this.#suites.set(key, known);
    return known;
  }
}

/** A folder that is gone fits no digest. */
async function orNothing(digest: Promise<string>): Promise<string> {
  try {
    return await digest;
  } catch (error) {
    if (error instanceof NothingToDigest) return '';
    throw error;
  }
}
