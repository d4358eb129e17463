// A schema of the contract as one place of an example sees it: references followed, allOf joined.
import { isRecord } from '../../generation/json.ts';
import { memberAt, resolved } from '../../testing/contract-example.ts';

export interface SchemaView {
  readonly type: string | undefined;
  readonly pattern: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly required: readonly string[];
  readonly property: (name: string) => SchemaView;
  readonly items: () => SchemaView;
}

const textsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : undefined;

const firstText = (parts: readonly unknown[], name: string): string | undefined =>
  parts.map(part => memberAt(part, name)).find(value => typeof value === 'string');

/** The schema and everything that it is made of by allOf. */
const partsOf = (document: unknown, schema: unknown): readonly unknown[] => {
  const here = resolved(document, schema);
  const joined = memberAt(here, 'allOf');
  return [here, ...(Array.isArray(joined) ? joined.flatMap(one => partsOf(document, one)) : [])];
};

export const schemaView = (document: unknown, schema: unknown): SchemaView => {
  const parts = partsOf(document, schema);
  const child = (found: unknown): SchemaView => schemaView(document, found);
  const first = (...path: string[]): unknown =>
    parts.map(part => memberAt(part, ...path)).find(value => value !== undefined);
  return {
    type: firstText(parts, 'type'),
    pattern: firstText(parts, 'pattern'),
    values: textsIn(first('enum')),
    required: parts.flatMap(part => textsIn(memberAt(part, 'required')) ?? []),
    property: name => {
      const own = first('properties', name);
      const others = first('additionalProperties');
      return child(own ?? (isRecord(others) ? others : {}));
    },
    items: () => child(first('items') ?? {}),
  };
};
