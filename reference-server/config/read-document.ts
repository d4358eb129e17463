// A configuration file as a value. YAML and JSON are told apart by nothing: every JSON text is YAML.
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

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

export function readDocument(path: string): ReadDocument {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { ok: false, sentences: [`${path}: ${reasonOf(error)}.`] };
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    const sentences = document.errors.map(({ message, linePos }) => {
      const [first = 'not YAML'] = message.split(/ at line |\n/);
      return `${path}${linePos ? `:${linePos[0].line}` : ''}: ${first}.`;
    });
    return { ok: false, sentences };
  }
  return { ok: true, value: document.toJS() };
}
