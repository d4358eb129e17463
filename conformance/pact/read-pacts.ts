// Pacts from a file, from every .json of a folder, or from a URL.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Interaction, interactionsOf, PactUnreadable } from './interaction.ts';

const fetched = async (url: string): Promise<string> => {
  const answer = await fetch(url, { headers: { Accept: 'application/hal+json, application/json' } }).catch(
    (error: unknown) => {
      throw new PactUnreadable(`nothing is read from ${url}: ${String(error)}`);
    },
  );
  if (!answer.ok) throw new PactUnreadable(`${url} answers with ${answer.status}`);
  return answer.text();
};

const isUrl = (place: string): boolean => /^https?:\/\//.test(place);

const textsAt = async (place: string): Promise<readonly string[]> => {
  if (isUrl(place)) return [await fetched(place)];
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) throw new PactUnreadable(`there is no pact ${place}`);
  if (!found.isDirectory()) return [await readFile(place, 'utf8')];
  const files = (await readdir(place)).filter(name => name.endsWith('.json')).sort();
  return Promise.all(files.map(name => readFile(join(place, name), 'utf8')));
};

/** Throws PactUnreadable, also where there is nothing to verify. */
export const readPacts = async (place: string): Promise<readonly Interaction[]> => {
  const texts = await textsAt(place);
  const interactions = texts.flatMap(text => {
    try {
      return interactionsOf(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError) throw new PactUnreadable(`${place} is no JSON: ${error.message}`);
      throw error;
    }
  });
  if (interactions.length === 0) throw new PactUnreadable(`${place} holds no interaction`);
  return interactions;
};
