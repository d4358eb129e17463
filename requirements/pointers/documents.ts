/** The parsed files of contracts/, keyed by their path from the repository's root. */
export type Documents = ReadonlyMap<string, unknown>;

export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function childOf(node: unknown, ...keys: readonly string[]): unknown {
  let at = node;
  for (const key of keys) at = isNode(at) ? at[key] : undefined;
  return at;
}

/** Calls back for every object in a document, with the key that holds it. */
export function walk(value: unknown, visit: (node: Node, key: string) => void, key = ''): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit, key);
  if (!isNode(value)) return;
  visit(value, key);
  for (const [name, child] of Object.entries(value)) walk(child, visit, name);
}
