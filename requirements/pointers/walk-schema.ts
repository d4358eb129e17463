import { posix } from 'node:path';
import { type Documents, isNode, type Node, textOf } from './documents.ts';

/** A schema and the file it stands in, which its references start from. */
export interface Place {
  readonly path: string;
  readonly node: Node;
}

const branches = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const singles = ['items', 'additionalProperties', 'if', 'then', 'else', 'unevaluatedProperties'];

/** Whether a dotted property exists, through references, combinations and items: arrays are transparent. */
export function hasProperty(documents: Documents, start: Place, path: readonly string[]): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return true;
  return expand(documents, start).some(place => {
    const properties = place.node.properties;
    const child = isNode(properties) ? properties[head] : undefined;
    if (child === true) return rest.length === 0;
    return isNode(child) && hasProperty(documents, { path: place.path, node: child }, rest);
  });
}

/** Every schema that describes the same value, or the members of it. */
export function expand(documents: Documents, start: Place): readonly Place[] {
  const seen = new Set<Node>();
  const found: Place[] = [];
  const waiting: Place[] = [start];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place.node)) continue;
    seen.add(place.node);
    found.push(place);
    waiting.push(...neighbours(documents, place));
  }
  return found;
}

function neighbours(documents: Documents, { path, node }: Place): readonly Place[] {
  const nodes = [
    ...branches.flatMap(key => (Array.isArray(node[key]) ? node[key] : [])),
    ...singles.map(key => node[key]),
    ...(isNode(node.patternProperties) ? Object.values(node.patternProperties) : []),
  ];
  const near = nodes.filter(isNode).map(each => ({ path, node: each }));
  const target = typeof node.$ref === 'string' ? follow(documents, path, node.$ref) : null;
  return target ? [...near, target] : near;
}

/** Resolves a reference to a place: by path, by `$id`, then by the pointer behind the `#`. */
export function follow(documents: Documents, from: string, reference: string): Place | null {
  const [file = '', fragment = ''] = reference.split('#');
  const path = file === '' ? from : locate(documents, from, file);
  if (path === null) return null;
  let at: unknown = documents.get(path);
  for (const part of fragment.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    at = Array.isArray(at) ? at[Number(key)] : isNode(at) ? at[key] : undefined;
  }
  return isNode(at) ? { path, node: at } : null;
}

function locate(documents: Documents, from: string, file: string): string | null {
  const beside = posix.join(posix.dirname(from), file);
  if (documents.has(beside)) return beside;
  const name = posix.basename(file);
  for (const [path, document] of documents) {
    const id = isNode(document) ? textOf(document.$id) : '';
    if (id !== '' && (id === file || posix.basename(id) === name)) return path;
  }
  return null;
}
