import { type Contract, showLocation } from './contract.ts';
import { isObject, type Json, listOf, under } from './json.ts';
import { type Part, target } from './resolve.ts';

/** A schema object without `$ref` and `allOf`; `orNull` where it stood in a union with null. */
export interface FlatPart extends Part {
  readonly orNull: boolean;
}

/** What a position says of a value: all parts hold at once. No part says: anything. */
export type Node = readonly Part[];

export const nothing: Json = { not: {} };

export function below(part: Part, schema: Json, ...segments: (string | number)[]): Part {
  return { schema, at: { file: part.at.file, pointer: under(part.at.pointer, ...segments) } };
}

function isNull(contract: Contract, member: Part): boolean {
  const found = target(contract, member).schema;
  return isObject(found) && (found.type === 'null' || ('const' in found && found.const === null));
}

/** The one schema beside null, where the union is only a way to write "or null". */
function besideNull(contract: Contract, part: Part, keyword: string): Part | null {
  if (!isObject(part.schema)) return null;
  const members = listOf(part.schema[keyword]).map((member, index) => below(part, member, keyword, index));
  const others = members.filter(member => !isNull(contract, member));
  const [only] = others;
  return members.length === 2 && others.length === 1 && only !== undefined ? only : null;
}

/** Takes `$ref`, `allOf` and unions with null apart, until only plain schema objects are left. */
export function flatten(contract: Contract, part: Part, passed: ReadonlySet<string> = new Set()): FlatPart[] {
  const place = showLocation(part.at);
  if (passed.has(place)) return [];
  const inside = new Set([...passed, place]);
  const { schema } = part;
  if (typeof schema === 'boolean') return [{ schema: schema ? {} : nothing, at: part.at, orNull: false }];
  if (!isObject(schema)) return [];
  const found: FlatPart[] = [];
  const rest = { ...schema };
  if (typeof schema.$ref === 'string') {
    const next = target(contract, { schema: { $ref: schema.$ref }, at: part.at });
    found.push(...flatten(contract, next, inside));
    delete rest.$ref;
  }
  for (const [index, member] of listOf(schema.allOf).entries()) {
    found.push(...flatten(contract, below(part, member, 'allOf', index), inside));
  }
  delete rest.allOf;
  for (const keyword of ['oneOf', 'anyOf']) {
    const only = besideNull(contract, part, keyword);
    if (only === null) continue;
    found.push(...flatten(contract, only, inside).map(inner => ({ ...inner, orNull: true })));
    delete rest[keyword];
  }
  const own: FlatPart = { schema: rest, at: part.at, orNull: false };
  return found.length > 0 && typeof schema.$ref === 'string' ? [...found, own] : [own, ...found];
}
