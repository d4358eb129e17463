import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { isRecord, type Json, type JsonObject, mapReferences } from './json.ts';

const emit = async (document: JsonObject, defaultsApplied: boolean): Promise<string> => {
  const nodes = await openapiTypescript(document as unknown as OpenAPI3, {
    defaultNonNullable: defaultsApplied,
    silent: true,
  });
  return `// Generated from the schemas of this folder; edit those and run \`npm run generate\`.\n\n${astToString(nodes)}`;
};

/** Types of an OpenAPI document as it goes over the wire: a field with a default may be absent. */
export const openapiTypes = (document: JsonObject): Promise<string> => emit(document, false);

/** Each schema under its title, its own definitions under title and name. */
const componentsOf = (schemas: ReadonlyMap<string, JsonObject>): JsonObject => {
  const titles = new Map<string, string>();
  for (const [file, schema] of schemas) {
    for (const name of [schema.$id, `${file}.schema.json`, `./${file}.schema.json`]) {
      if (typeof name === 'string') titles.set(name, String(schema.title));
    }
  }
  const components: JsonObject = {};
  for (const schema of schemas.values()) {
    const title = String(schema.title);
    const place = (reference: string): string => {
      const [id = '', pointer = ''] = reference.split('#');
      const owner = id === '' ? title : titles.get(id);
      if (owner === undefined) throw new Error(`${title} refers to the unknown schema ${reference}`);
      return `#/components/schemas/${owner}${pointer.replace('/$defs/', '')}`;
    };
    const { $defs, $id, $schema, ...body } = schema;
    components[title] = mapReferences(body, place);
    for (const [name, definition] of Object.entries(isRecord($defs) ? $defs : {})) {
      components[`${title}${name}`] = mapReferences(definition as Json, place);
    }
  }
  return components;
};

/** Types of JSON Schema documents; with `defaultsApplied` a field that has a default is always present. */
export const schemaTypes = (
  schemas: ReadonlyMap<string, JsonObject>,
  defaultsApplied: boolean,
): Promise<string> =>
  emit(
    {
      openapi: '3.1.0',
      info: { title: 'documents', version: '1' },
      paths: {},
      components: { schemas: componentsOf(schemas) },
    },
    defaultsApplied,
  );

/** An interface that names the type of each schema by the schema's file. */
export const namedTypes = (name: string, schemas: ReadonlyMap<string, JsonObject>): string => {
  const rows = [...schemas].map(
    ([file, schema]) => `  ${JSON.stringify(file)}: components['schemas']['${String(schema.title)}'];`,
  );
  return `\nexport interface ${name} {\n${rows.join('\n')}\n}\n`;
};
