// The paths of the contract and the operations on each, in the order in which they are tried.
import { openaiOperationTable } from '#contracts';
import { type ServedOperation, servedOperations } from './served-operations.ts';

export interface OperationPath {
  /** As Express writes it. */
  readonly route: string;
  /** By method in upper case. */
  readonly operations: ReadonlyMap<string, ServedOperation>;
}

type Entry = readonly [ServedOperation, (typeof servedOperations)[ServedOperation]];

export function operationPaths(served: ReadonlySet<ServedOperation>): readonly OperationPath[] {
  const byPath = new Map<string, Map<string, ServedOperation>>();
  for (const [id, entry] of entries()) {
    if (!served.has(id)) continue;
    const methods = byPath.get(entry.path) ?? new Map<string, ServedOperation>();
    byPath.set(entry.path, methods.set(entry.method.toUpperCase(), id));
  }
  return [...byPath].map(([path, operations]) => ({
    route: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    operations,
  }));
}

function entries(): Entry[] {
  return operationIds.map(id => [id, servedOperations[id]] as const);
}

export function isServedOperation(name: string): name is ServedOperation {
  return Object.hasOwn(servedOperations, name);
}

const operationIds: readonly ServedOperation[] = Object.keys(servedOperations).filter(isServedOperation);

function patternOf({ path }: { readonly path: string }): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

const patterns = entries().map(([id, entry]) => ({ id, method: entry.method, pattern: patternOf(entry) }));

/** Undefined where the contract has none. */
export function operationAt(method: string, path: string): ServedOperation | undefined {
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

const openaiPaths: ReadonlySet<string> = new Set(Object.values(openaiOperationTable).map(({ path }) => path));

/** Whether who asks there expects answers in the shapes of the OpenAI surface, refusals among them. */
export function isOpenaiPath(url: string | undefined): boolean {
  return openaiPaths.has((url ?? '').split('?', 1)[0] ?? '');
}
