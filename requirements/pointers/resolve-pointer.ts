import { posix } from 'node:path';
import type { ContractIndex } from './contract-index.ts';
import { isNode } from './documents.ts';
import { hasProperty, type Place } from './walk-schema.ts';

export interface Pointer {
  readonly kind: string;
  readonly name: string;
  /** What follows the name: the dotted properties. */
  readonly path: readonly string[];
}

export function parsePointer(text: string): Pointer {
  const [, kind = '', value = ''] = /^([a-z]+):(.*)$/.exec(text.trim()) ?? [];
  const [name = '', ...path] = value.replaceAll('[]', '').split('.');
  return { kind, name, path };
}

/** Whether what a pointer names exists in the contract. */
export function resolves(index: ContractIndex, { kind, name, path }: Pointer): boolean {
  const plain = path.length === 0;
  switch (kind) {
    case 'op':
      return plain && index.operations.some(operation => operation.id === name);
    case 'error':
      return plain && index.errors.has(name);
    case 'metric':
      return plain && index.metrics.has(name);
    case 'capability':
      return index.capabilities.has([name, ...path].join('.'));
    case 'header':
      return plain && index.headers.has(name.toLowerCase());
    case 'event':
      return within(index, index.events.get(name), path);
    case 'schema':
      return (index.schemas.get(name) ?? []).some(place => within(index, place, path));
    case 'config':
      return within(index, documentOf(index, 'documents/config'), [name, ...path]);
    case 'log':
      return within(index, documentOf(index, 'documents/log-record'), [name, ...path]);
    case 'order':
      return plain && index.documents.has(`contracts/events/${name}.order.yaml`);
    case 'doc':
      return namesDocument(index, [name, ...path].join('.'));
    default:
      return false;
  }
}

function within(index: ContractIndex, place: Place | undefined, path: readonly string[]): boolean {
  return place !== undefined && hasProperty(index.documents, place, path);
}

function documentOf(index: ContractIndex, name: string): Place | undefined {
  const path = `contracts/${name}.schema.json`;
  const node = index.documents.get(path);
  return isNode(node) ? { path, node } : undefined;
}

/** A document is named by its file, with or without its ending; a family of them by its folder. */
function namesDocument(index: ContractIndex, name: string): boolean {
  return [...index.documents.keys()].some(path => {
    const file = posix.basename(path);
    if (posix.basename(posix.dirname(path)) === name) return true;
    return file === name || file.replace(/(\.schema)?\.(json|yaml)$/, '') === name;
  });
}
