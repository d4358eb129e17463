// A configuration file as a value. YAML and JSON are told apart by nothing: every JSON text is YAML.
// A text that JSON gives back as it is has no name twice: it means the same as YAML, and is read without its parser.
import { readFileSync } from 'node:fs';
import { yaml } from '../kernel/index.ts';

export type ReadDocument =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly sentences: readonly string[] };

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'it may not be read';
  return `it could not be read (${String(code ?? error)})`;
}

function isWrittenBy(indent: number, value: unknown, text: string): boolean {
  return JSON.stringify(value, null, indent) === text.trimEnd();
}

function plainJson(text: string): ReadDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return [0, 2].some(indent => isWrittenBy(indent, value, text)) ? { ok: true, value } : undefined;
  } catch {
    return undefined;
  }
}

export function readDocument(path: string): ReadDocument {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { ok: false, sentences: [`${path}: ${reasonOf(error)}.`] };
  }
  const plain = plainJson(text);
  if (plain !== undefined) return plain;
  const document = yaml().parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    const sentences = document.errors.map(({ message, linePos }) => {
      const [first = 'not YAML'] = message.split(/ at line |\n/);
      return `${path}${linePos ? `:${linePos[0].line}` : ''}: ${first}.`;
    });
    return { ok: false, sentences };
  }
  return { ok: true, value: document.toJS() };
}
