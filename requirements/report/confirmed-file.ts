import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { isNode } from '../pointers/documents.ts';
import { readOptional } from '../read-tree.ts';

const file = 'requirements/confirmed.yaml';

const header = `# The text of each requirement at which somebody last looked at everything linked below it.
# Written by \`npx assay requirements confirm\`; a hash that differs makes the gate fail.
`;

export function parseConfirmed(text: string): ReadonlyMap<string, string> {
  const document: unknown = parse(text);
  const confirmed = isNode(document) && isNode(document.confirmed) ? document.confirmed : {};
  return new Map(Object.entries(confirmed).map(([id, hash]) => [id, String(hash)]));
}

export function renderConfirmed(confirmed: ReadonlyMap<string, string>): string {
  const sorted = [...confirmed].sort(([left], [right]) => (left < right ? -1 : 1));
  return header + stringify({ version: 1, confirmed: Object.fromEntries(sorted) });
}

export async function readConfirmed(root: string): Promise<ReadonlyMap<string, string>> {
  return parseConfirmed(await readOptional(root, file));
}

export async function writeConfirmed(root: string, confirmed: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(join(root, file), renderConfirmed(confirmed));
}
