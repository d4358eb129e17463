import type { Contract, Location } from './contract.ts';
import { isObject, type Json, type JsonObject, listOf, objectOf } from './json.ts';
import { type Part, target } from './resolve.ts';
import { below, type Node } from './schema-parts.ts';
import type { Scope, Way } from './schema-scope.ts';
import type { Session } from './session.ts';

export interface Operation {
  /** The operationId, or method and path where there is none. */
  readonly name: string;
  readonly id: string | null;
  /** Method and path with its parameters unnamed. */
  readonly address: string;
  readonly part: Part;
  readonly value: JsonObject;
  readonly shared: readonly Part[];
  readonly api: JsonObject;
}

export interface OperationPair {
  readonly session: Session;
  readonly old: Operation;
  readonly new: Operation;
  readonly seen: Readonly<Record<Way, Set<string>>>;
}

/** `site` is where it is mentioned, `at` where it is written. */
export interface Placed {
  readonly name: string;
  readonly site: Location;
  readonly at: Location;
  readonly isRequired: boolean;
  readonly schema: Part | null;
}

export interface Parameter extends Placed {
  readonly place: string;
  readonly encoding: Json;
}

export interface Media {
  readonly at: Location;
  readonly schema: Part | null;
  readonly other: Json;
}

export interface Content {
  readonly status: string | null;
  readonly site: Location;
  readonly at: Location;
  readonly isRequired: boolean;
  readonly media: ReadonlyMap<string, Media>;
  /** Whatever is known of it, for the places that need no second look. */
  readonly places: readonly Location[];
  readonly part: Part;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

export function scopeOf(pair: OperationPair, way: Way, root: string): Scope {
  return { way, use: pair.old.name, root, path: '', seen: pair.seen[way] };
}

export function nodeOf(part: Part | null): Node {
  return part === null ? [] : [part];
}

export function operationsOf(contract: Contract, file: string): Operation[] {
  const api = objectOf(contract.documents.get(file));
  const root: Part = { schema: api, at: { file, pointer: '' } };
  const paths = Object.entries(objectOf(api.paths));
  return paths.flatMap(([path, written]) => {
    const item = target(contract, below(root, written, 'paths', path));
    const value = objectOf(item.schema);
    const shared = listOf(value.parameters).map((parameter, index) =>
      below(item, parameter, 'parameters', index),
    );
    return methods.flatMap(method => {
      const operation = value[method];
      if (!isObject(operation)) return [];
      const id = typeof operation.operationId === 'string' ? operation.operationId : null;
      const name = id ?? `${method.toUpperCase()} ${path}`;
      const address = `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
      return [{ name, id, address, part: below(item, operation, method), value: operation, shared, api }];
    });
  });
}

function isText(keyword: string): boolean {
  return ['description', 'example', 'examples', 'summary'].includes(keyword) || keyword.startsWith('x-');
}

function mediaOf(part: Part): Media {
  const value = objectOf(part.schema);
  const other = Object.entries(value).filter(([name]) => name !== 'schema' && !isText(name));
  const schema = value.schema === undefined ? null : below(part, value.schema, 'schema');
  return { at: part.at, schema, other: Object.fromEntries(other) };
}

function schemaOf(part: Part): Part | null {
  const value = objectOf(part.schema);
  if (value.schema !== undefined) return below(part, value.schema, 'schema');
  for (const [name, media] of Object.entries(objectOf(value.content))) {
    return mediaOf(below(part, media, 'content', name)).schema;
  }
  return null;
}

function placedOf(contract: Contract, site: Part, name: string): Placed & { readonly value: JsonObject } {
  const found = target(contract, site);
  const value = objectOf(found.schema);
  return {
    name,
    site: site.at,
    at: found.at,
    isRequired: value.required === true,
    schema: schemaOf(found),
    value,
  };
}

/** By place and name: headers whatever their case, path parameters by their position. */
export function parametersOf(contract: Contract, operation: Operation): Map<string, Parameter> {
  const own = listOf(operation.value.parameters).map((parameter, index) =>
    below(operation.part, parameter, 'parameters', index),
  );
  const found = new Map<string, Parameter>();
  for (const site of [...operation.shared, ...own]) {
    const { value } = placedOf(contract, site, '');
    const [name, place] = [String(value.name), String(value.in)];
    const position = [...pathNames(operation)].indexOf(name);
    const key =
      place === 'path' ? `path:${position}` : `${place}:${place === 'header' ? name.toLowerCase() : name}`;
    const { style, explode, allowReserved, allowEmptyValue, content } = value;
    const encoding = {
      style,
      explode,
      allowReserved,
      allowEmptyValue,
      media: Object.keys(objectOf(content)),
    };
    const written = Object.entries(encoding).flatMap(([word, says]): [string, Json][] =>
      says === undefined ? [] : [[word, says]],
    );
    found.set(key, { ...placedOf(contract, site, name), place, encoding: Object.fromEntries(written) });
  }
  return found;
}

function pathNames(operation: Operation): string[] {
  const segments = operation.part.at.pointer.split('/');
  return [...segments.join('/').matchAll(/\{([^}]*)\}/g)].map(match => match[1] ?? '');
}

function contentAt(contract: Contract, site: Part, status: string | null): Content {
  const found = target(contract, site);
  const value = objectOf(found.schema);
  const media = Object.entries(objectOf(value.content)).map(([name, written]): [string, Media] => [
    name.toLowerCase(),
    mediaOf(below(found, written, 'content', name)),
  ]);
  const kept = ['content', 'required'].map(word => below(found, null, word).at);
  const places = [below(site, null, '$ref').at, ...kept];
  const isRequired = value.required === true;
  return { status, site: site.at, at: found.at, isRequired, media: new Map(media), places, part: found };
}

export function bodyOf(contract: Contract, operation: Operation): Content | null {
  const body = operation.value.requestBody;
  if (body === undefined) return null;
  return contentAt(contract, below(operation.part, body, 'requestBody'), null);
}

export function responsesOf(contract: Contract, operation: Operation): Map<string, Content> {
  const statuses = Object.entries(objectOf(operation.value.responses));
  return new Map(
    statuses.map(([status, written]) => [
      status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
      contentAt(contract, below(operation.part, written, 'responses', status), status),
    ]),
  );
}

export function headersOf(contract: Contract, response: Content): Map<string, Placed> {
  const headers = Object.entries(objectOf(objectOf(response.part.schema).headers));
  return new Map(
    headers.map(([name, written]) => [
      name.toLowerCase(),
      placedOf(contract, below(response.part, written, 'headers', name), name),
    ]),
  );
}
