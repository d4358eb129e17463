// The paths of the contract and the operations on each, in the order in which they are tried.
import { type OperationId, operationTable } from '#contracts';

export interface OperationPath {
  /** As Express writes it. */
  readonly route: string;
  /** By method in upper case. */
  readonly operations: ReadonlyMap<string, OperationId>;
}

type Entry = readonly [OperationId, (typeof operationTable)[OperationId]];

export function operationPaths(served: ReadonlySet<OperationId>): readonly OperationPath[] {
  const byPath = new Map<string, Map<string, OperationId>>();
  for (const [id, entry] of entries()) {
    if (!served.has(id)) continue;
    const methods = byPath.get(entry.path) ?? new Map<string, OperationId>();
    byPath.set(entry.path, methods.set(entry.method.toUpperCase(), id));
  }
  return [...byPath].map(([path, operations]) => ({
    route: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    operations,
  }));
}

function entries(): Entry[] {
  return operationIds.map(id => [id, operationTable[id]] as const);
}

export function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(operationTable, name);
}

const operationIds: readonly OperationId[] = Object.keys(operationTable).filter(isOperationId);

function patternOf({ path }: { readonly path: string }): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

const patterns = entries().map(([id, entry]) => ({ id, method: entry.method, pattern: patternOf(entry) }));

/** Undefined where the contract has none. */
export function operationAt(method: string, path: string): OperationId | undefined {
  const wanted = method.toLowerCase();
  return patterns.find(entry => entry.method === wanted && entry.pattern.test(path))?.id;
}

/** Paths that ask for no key: probes, metrics, the contract and its page. */
const openPaths: readonly RegExp[] = entries()
  .filter(([, entry]) => entry.roles.length === 0)
  .map(([, entry]) => patternOf(entry));

export function isOpenPath(path: string): boolean {
  return openPaths.some(pattern => pattern.test(path));
}
