import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A part of a JSON file of this folder, by its path from the root of the document. */
export const readJson = (file: string, path: string): unknown => {
  let here: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
  for (const part of path.split('/')) here = Reflect.get(Object(here), part);
  return here;
};
