import { isObject, type Json, valueAt } from './json.ts';

/** The contract can't be read, so nothing can be said about it: exit 2. */
export class ContractUnreadable extends Error {
  override readonly name = 'ContractUnreadable';
}

export type UnitKind =
  | 'openapi'
  | 'errors'
  | 'metrics'
  | 'capabilities'
  | 'event'
  | 'order'
  | 'document'
  | 'pact';

/** `documents` holds the units and every file that they refer to, by path relative to the contract. */
export interface Contract {
  readonly documents: ReadonlyMap<string, Json>;
  readonly units: ReadonlyMap<string, UnitKind>;
  /** Files that go by another name here, so that two files of different names can be compared. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface Location {
  readonly file: string;
  readonly pointer: string;
}

const catalogues = new Map<string, UnitKind>([
  ['errors', 'errors'],
  ['metrics', 'metrics'],
  ['capabilities', 'capabilities'],
  ['stream.order', 'order'],
]);

/** What a file is to the contract, or null where it is only something that others refer to. */
export function kindOf(name: string, document: Json): UnitKind | null {
  if (!isObject(document)) return null;
  if (typeof document.swagger === 'string') {
    throw new ContractUnreadable(`${name}: Swagger ${document.swagger} is not read; convert it to OpenAPI 3`);
  }
  if (typeof document.openapi === 'string') return 'openapi';
  const base = name.slice(name.lastIndexOf('/') + 1);
  const catalogue = catalogues.get(base.replace(/\.(ya?ml|json)$/, ''));
  if (catalogue !== undefined) return catalogue;
  if (/(^|\/)pacts\//.test(name) && Array.isArray(document.interactions)) return 'pact';
  if (!/\.schema\.(json|ya?ml)$/.test(name)) return null;
  return /(^|\/)events\//.test(name) ? 'event' : 'document';
}

const noAliases: ReadonlyMap<string, string> = new Map();

export function contractOf(documents: ReadonlyMap<string, Json>, aliases = noAliases): Contract {
  const units = new Map<string, UnitKind>();
  for (const [name, document] of documents) {
    const kind = kindOf(name, document);
    if (kind !== null) units.set(name, kind);
  }
  return { documents, units, aliases };
}

export function showLocation(at: Location): string {
  return `${at.file}#${at.pointer}`;
}

/** The path that `reference` means when it stands in `file`, both relative to the contract. */
export function relativeFile(file: string, reference: string): string {
  const segments = file.split('/').slice(0, -1);
  for (const segment of decodeURIComponent(reference).split('/')) {
    if (segment === '' || segment === '.') continue;
    const above = segment === '..' && segments.length > 0 && segments.at(-1) !== '..';
    if (above) segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
}

/** Splits `$ref` into the file it means (by `$id` or path) and the pointer in it. */
export function locate(contract: Contract, file: string, reference: string): Location {
  const [target = '', fragment = ''] = reference.split('#', 2);
  const pointer = decodeURIComponent(fragment);
  if (target === '') return { file, pointer };
  for (const [name, document] of contract.documents) {
    if (isObject(document) && document.$id === target) return { file: name, pointer };
  }
  const path = relativeFile(file, target);
  return { file: contract.aliases.get(path) ?? path, pointer };
}

export function lookUp(contract: Contract, at: Location): Json | undefined {
  return valueAt(contract.documents.get(at.file), at.pointer);
}
