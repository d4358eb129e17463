import {
  type Contract,
  ContractUnreadable,
  type Location,
  locate,
  lookUp,
  showLocation,
} from './contract.ts';
import { isObject, type Json, under } from './json.ts';
import { isText } from './texts.ts';

export interface Part {
  readonly schema: Json;
  readonly at: Location;
}

/** The value that a `$ref` at this place means; a place without one means itself. */
export function target(contract: Contract, part: Part): Part {
  let { schema, at } = part;
  const passed = new Set<string>();
  while (isObject(schema) && typeof schema.$ref === 'string') {
    if (passed.has(showLocation(at))) {
      throw new ContractUnreadable(`${showLocation(at)}: the reference comes back to itself`);
    }
    passed.add(showLocation(at));
    const next: Location = locate(contract, at.file, schema.$ref);
    const value = lookUp(contract, next);
    if (value === undefined) {
      throw new ContractUnreadable(`${showLocation(at)}: nothing is found at $ref ${schema.$ref}`);
    }
    schema = value;
    at = next;
  }
  return { schema, at };
}

/** The value with every reference replaced by what it means and every text for readers left out. */
export function expanded(contract: Contract, part: Part, passed: readonly string[] = []): Json {
  const found = target(contract, part);
  const place = showLocation(found.at);
  if (found.at !== part.at && passed.includes(place))
    return { $cycle: place.slice(place.lastIndexOf('/') + 1) };
  const inside = [...passed, place];
  const below = (schema: Json, key: string | number): Json =>
    expanded(
      contract,
      { schema, at: { file: found.at.file, pointer: under(found.at.pointer, key) } },
      inside,
    );
  if (Array.isArray(found.schema)) return found.schema.map(below);
  if (!isObject(found.schema)) return found.schema;
  const members = Object.entries(found.schema).filter(([name]) => !isText(name) && !name.startsWith('x-'));
  return Object.fromEntries(members.map(([name, value]) => [name, below(value, name)]));
}
