import { posix } from 'node:path';
import { childOf, type Documents, isNode, type Node, textOf, walk } from './documents.ts';
import type { Place } from './walk-schema.ts';

export interface Operation {
  readonly id: string;
  readonly file: string;
  readonly claims: readonly string[];
}

/** Everything that a pointer can name, read once from the files of contracts/. */
export interface ContractIndex {
  readonly documents: Documents;
  readonly operations: readonly Operation[];
  readonly events: ReadonlyMap<string, Place>;
  /** The events that a stream carries: not the events of a record or a sink. */
  readonly streamed: ReadonlySet<string>;
  readonly errors: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly capabilities: ReadonlySet<string>;
  readonly schemas: ReadonlyMap<string, readonly Place[]>;
  readonly headers: ReadonlySet<string>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

export function indexContracts(documents: Documents): ContractIndex {
  const openapi = [...documents].filter(([path]) => path.startsWith('contracts/openapi/'));
  return {
    documents,
    operations: openapi.flatMap(([path, document]) => operationsOf(path, document)),
    events: eventsOf(documents),
    streamed: streamedOf(openapi),
    errors: namesOf(documents.get('contracts/errors.yaml'), ['codes', 'errors'], 'code'),
    metrics: namesOf(documents.get('contracts/metrics.yaml'), ['metrics'], 'name'),
    capabilities: namesOf(documents.get('contracts/capabilities.yaml'), ['capabilities'], 'name'),
    schemas: schemasOf(openapi),
    headers: headersOf(openapi),
  };
}

function operationsOf(file: string, document: unknown): readonly Operation[] {
  const paths = childOf(document, 'paths');
  if (!isNode(paths)) return [];
  return Object.values(paths).flatMap(item =>
    methods.flatMap(method => {
      const operation = childOf(item, method);
      if (!isNode(operation)) return [];
      return [{ id: textOf(operation.operationId), file, claims: claimsOf(operation['x-req-id']) }];
    }),
  );
}

function claimsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

function streamedOf(openapi: readonly (readonly [string, unknown])[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Node) => {
    const events = node['x-sse-events'];
    if (isNode(events)) for (const name of Object.keys(events)) names.add(name);
  };
  for (const [, document] of openapi) walk(document, visit);
  return names;
}

/** An event is a schema file of its name. */
function eventsOf(documents: Documents): ReadonlyMap<string, Place> {
  const events = new Map<string, Place>();
  for (const [path, node] of documents) {
    const name = posix.basename(path, '.schema.json');
    if (!path.startsWith('contracts/events/') || !path.endsWith('.schema.json') || !isNode(node)) continue;
    events.set(name, { path, node });
  }
  return events;
}

/** A catalogue is a map by name, or a list of objects that carry it. */
function namesOf(document: unknown, keys: readonly string[], field: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const key of keys) {
    const catalogue = childOf(document, key);
    if (isNode(catalogue)) for (const name of Object.keys(catalogue)) names.add(name);
    if (!Array.isArray(catalogue)) continue;
    for (const each of catalogue) names.add(textOf(childOf(each, field)) || textOf(childOf(each, 'id')));
  }
  names.delete('');
  return names;
}

function schemasOf(openapi: readonly (readonly [string, unknown])[]): ReadonlyMap<string, readonly Place[]> {
  const schemas = new Map<string, Place[]>();
  for (const [path, document] of openapi) {
    const components = childOf(document, 'components', 'schemas');
    if (!isNode(components)) continue;
    for (const [name, node] of Object.entries(components)) {
      if (isNode(node)) schemas.set(name, [...(schemas.get(name) ?? []), { path, node }]);
    }
  }
  return schemas;
}

function headersOf(openapi: readonly (readonly [string, unknown])[]): ReadonlySet<string> {
  const headers = new Set<string>();
  const visit = (node: Node, key: string) => {
    if (key === 'headers') for (const name of Object.keys(node)) headers.add(name.toLowerCase());
    if (node.in === 'header') headers.add(textOf(node.name).toLowerCase());
  };
  for (const [, document] of openapi) walk(document, visit);
  return headers;
}
