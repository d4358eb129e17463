import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { type Contract, ContractUnreadable, contractOf, kindOf, relativeFile } from './contract.ts';
import { isObject, type Json } from './json.ts';

const layout = [
  /^openapi\/[^/]+\.(ya?ml|json)$/,
  /^(errors|metrics|capabilities)\.ya?ml$/,
  /^events\/[^/]+\.schema\.json$/,
  /^events\/stream\.order\.ya?ml$/,
  /^documents\/[^/]+\.schema\.json$/,
  /^pacts\/[^/]+\.json$/,
];
const skipped = new Set(['node_modules', 'released', 'generated', '.git']);

/** Reads a folder in the contract's layout, any folder with OpenAPI documents, or one file. */
export function readContract(path: string, name: string = basename(path)): Contract {
  if (!existsSync(path)) throw new ContractUnreadable(`${path}: there is no such file or folder`);
  const contract = statSync(path).isDirectory() ? readFolder(path) : readFile(path, name);
  if (contract.units.size === 0)
    throw new ContractUnreadable(`${path}: nothing in it is an OpenAPI 3 document`);
  return contract;
}

function readFile(path: string, name: string): Contract {
  const document = parse(path);
  const isSchema =
    isObject(document) && kindOf(name, document) === null && ('properties' in document || 'type' in document);
  const main = isSchema ? `${name.replace(/(\.schema)?\.(ya?ml|json)$/, '')}.schema.json` : name;
  const documents = new Map([[main, document]]);
  const aliases = new Map([[basename(path), main]]);
  followReferences(dirname(path), documents, aliases);
  return contractOf(documents, aliases);
}

function readFolder(root: string): Contract {
  const names = filesBelow(root, root).sort();
  const ours = names.filter(name => layout.some(pattern => pattern.test(name)));
  const isApi = (name: string): boolean =>
    /^\s*["']?(openapi|swagger)["']?\s*:/m.test(readFileSync(join(root, name), 'utf8'));
  const chosen = ours.length > 0 ? ours : names.filter(isApi);
  const documents = new Map(chosen.map(name => [name, parse(join(root, name))]));
  followReferences(root, documents, new Map());
  return contractOf(documents);
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(root, path);
    return /\.(ya?ml|json)$/.test(entry.name) ? [relative(root, path)] : [];
  });
}

function parse(path: string): Json {
  const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) throw new ContractUnreadable(`${path}: ${error.message.split('\n')[0]}`);
  const value: Json = document.toJS({ maxAliasCount: 1000 });
  return value;
}

function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

/** Adds every file that a document refers to. `aliases` are files that go by another name. */
function followReferences(
  root: string,
  documents: Map<string, Json>,
  aliases: ReadonlyMap<string, string>,
): void {
  const queue = [...documents.keys()];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const reference of referencesIn(documents.get(file) ?? null)) {
      const [path = ''] = reference.split('#');
      const isKnown = [...documents.values()].some(document => isObject(document) && document.$id === path);
      if (path === '' || isKnown) continue;
      if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
        throw new ContractUnreadable(`${file}: $ref ${reference} is outside the contract; bundle it first`);
      }
      const name = relativeFile(file, path);
      if (documents.has(name) || aliases.has(name)) continue;
      if (!existsSync(join(root, name)))
        throw new ContractUnreadable(`${file}: $ref ${reference} has no file`);
      documents.set(name, parse(join(root, name)));
      queue.push(name);
    }
  }
}
