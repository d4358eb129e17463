// Pacts from a file, or from every .json of a folder.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Interaction, interactionsOf, PactUnreadable } from './interaction.ts';

export interface Pact {
  readonly name: string;
  readonly interactions: readonly Interaction[];
  /** As a broker gave it, with its links. */
  readonly document?: Readonly<Record<string, unknown>>;
}

export interface PactFile {
  readonly name: string;
  readonly content: Buffer;
}

export const shippedPacts = join(import.meta.dirname, '../../contracts/pacts');

/** Throws PactUnreadable. */
export const pactFilesAt = async (place: string): Promise<readonly PactFile[]> => {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) throw new PactUnreadable(`there is no pact ${place}`);
  const names = found.isDirectory()
    ? (await readdir(place)).filter(name => name.endsWith('.json')).map(name => join(place, name))
    : [place];
  return Promise.all(names.sort().map(async name => ({ name, content: await readFile(name) })));
};

/** Throws PactUnreadable, with the name. */
export const pactOf = (name: string, document: unknown): Pact => {
  try {
    return { name, interactions: interactionsOf(document) };
  } catch (error) {
    throw error instanceof PactUnreadable ? new PactUnreadable(`${name}: ${error.message}`) : error;
  }
};

const documentIn = ({ name, content }: PactFile): unknown => {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new PactUnreadable(`${name} is no JSON: ${error.message}`);
    throw error;
  }
};

export const pactsAt = async (place: string): Promise<readonly Pact[]> =>
  (await pactFilesAt(place)).map(file => pactOf(file.name, documentIn(file)));

/** Throws PactUnreadable, also where there is nothing to verify. */
export const readPacts = async (place: string): Promise<readonly Interaction[]> => {
  const interactions = (await pactsAt(place)).flatMap(pact => pact.interactions);
  if (interactions.length === 0) throw new PactUnreadable(`${place} holds no interaction`);
  return interactions;
};
