// An engine as its document describes it, read from a file or known by the name of one that is shipped.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { type EngineDocument, fillDocument } from '#contracts';

export interface EngineFile {
  readonly document: EngineDocument;
  /** Its relative paths start here. */
  readonly folder: string;
}

/** What is wrong with a document, or with the name of one, in words for whoever wrote it. */
export class EngineDocumentRefused extends Error {
  override readonly name = 'EngineDocumentRefused';
}

const shipped = import.meta.dirname;

export const engineFileOf = (value: unknown, folder: string): EngineFile => {
  const { outcome } = fillDocument('engine', value);
  if (outcome.ok) return { document: outcome.value, folder };
  throw new EngineDocumentRefused(outcome.problems.map(({ message }) => message).join('\n'));
};

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new EngineDocumentRefused(`${path} can't be read: ${words}`);
  }
};

export const readEngineFile = async (path: string): Promise<EngineFile> => {
  const parsed = parseDocument(await textOf(path));
  const [broken] = parsed.errors;
  if (broken !== undefined) throw new EngineDocumentRefused(`${path} is no YAML: ${broken.message}`);
  try {
    return engineFileOf(parsed.toJS(), dirname(resolve(path)));
  } catch (error) {
    if (!(error instanceof EngineDocumentRefused)) throw error;
    throw new EngineDocumentRefused(`${path} is no document of an engine:\n${error.message}`);
  }
};

export const shippedEngines = async (): Promise<string[]> => {
  const files = await readdir(shipped);
  return files
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length))
    .sort();
};

/** The name of a document that is shipped, or the path of one. */
export const findEngineFile = async (nameOrPath: string): Promise<EngineFile> => {
  if (/[/\\]|\.ya?ml$/.test(nameOrPath)) return readEngineFile(nameOrPath);
  const names = await shippedEngines();
  if (names.includes(nameOrPath)) return readEngineFile(join(shipped, `${nameOrPath}.yaml`));
  throw new EngineDocumentRefused(
    `there is no engine ${nameOrPath}: name one of ${names.join(', ')}, or the path of a document`,
  );
};
