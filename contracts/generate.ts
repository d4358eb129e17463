import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, readDocument } from './generation/bundle.ts';
import { isRecord, type JsonObject, toJsonText } from './generation/json.ts';
import { operationSchemas, operationTable, partSchemas } from './generation/schemas.ts';
import { capabilitiesModule, constantModule, errorsModule, metricsModule } from './generation/tables.ts';
import { namedTypes, openapiTypes, schemaTypes } from './generation/types.ts';
import { validatorsModule } from './generation/validators.ts';

const here = import.meta.dirname;

/** The JSON Schemas of a folder by file name, in the order of their names. */
const schemasIn = (folder: string): ReadonlyMap<string, JsonObject> => {
  const suffix = '.schema.json';
  const names = readdirSync(join(here, folder))
    .filter(name => name.endsWith(suffix))
    .sort();
  return new Map(
    names.map(name => {
      const parsed: unknown = JSON.parse(readFileSync(join(here, folder, name), 'utf8'));
      if (!isRecord(parsed)) throw new Error(`${folder}/${name} is not a schema`);
      return [name.slice(0, -suffix.length), parsed];
    }),
  );
};

const isCatalogue = (name: string): boolean => name.endsWith('-catalogue');

const planes = ['data', 'control'] as const;

/** Every generated file of this folder, by its path below it. Pure: the same sources give the same bytes. */
export const generatedFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const files = new Map<string, string>();
  const documents = schemasIn('documents');
  const events = schemasIn('events');
  const bundled: Record<string, JsonObject> = {};
  for (const plane of planes) {
    const source = join(here, 'openapi', `${plane}.yaml`);
    const document = bundle(source);
    bundled[plane] = document;
    files.set(`generated/openapi/${plane}.json`, toJsonText(document));
    files.set(`generated/${plane}.ts`, await openapiTypes(document));
  }
  const parts: Record<string, JsonObject> = {};
  const surfaces: Record<string, JsonObject> = {};
  for (const surface of ['adapter', 'openai'] as const) {
    const document = bundle(join(here, `openapi/${surface}.yaml`));
    surfaces[surface] = document;
    files.set(`generated/openapi/${surface}.json`, toJsonText(document));
    files.set(`generated/${surface}.ts`, await openapiTypes(document));
    Object.assign(parts, partSchemas(surface, document));
  }
  const published = new Map([...documents].filter(([name]) => !isCatalogue(name)));
  files.set(
    'generated/documents.ts',
    (await schemaTypes(published, true)) + namedTypes('DocumentTypes', published),
  );
  files.set('generated/events.ts', (await schemaTypes(events, true)) + namedTypes('EventTypes', events));
  files.set('generated/errors.ts', errorsModule(readDocument(join(here, 'errors.yaml'))));
  files.set('generated/metrics.ts', metricsModule(readDocument(join(here, 'metrics.yaml'))));
  files.set('generated/capabilities.ts', capabilitiesModule(readDocument(join(here, 'capabilities.yaml'))));
  const order = readDocument(join(here, 'events/stream.order.yaml'));
  files.set('generated/stream-order.ts', constantModule('streamOrder', order));
  files.set('generated/operations.ts', constantModule('operationTable', operationTable(bundled)));
  const openai = operationTable({ openai: surfaces.openai ?? {} });
  files.set('generated/openai-operations.ts', constantModule('openaiOperationTable', openai));
  const schemas = { ...allSchemas(documents, events, bundled), ...parts };
  files.set('generated/schemas.json', toJsonText(schemas));
  for (const [name, module] of readyValidators(schemas)) files.set(`generated/validators/${name}.ts`, module);
  return files;
};

/** Of what every server judges when it starts, and when it is asked. */
const readyValidators = (schemas: Readonly<Record<string, JsonObject>>): ReadonlyMap<string, string> => {
  const requests = Object.keys(schemas).filter(key => /^op:.*\.request$/.test(key));
  const filled = ['document:config', 'document:engine'];
  return new Map([
    ['filling', validatorsModule(schemas, { allErrors: true, useDefaults: true }, filled)],
    ['requests', validatorsModule(schemas, { allErrors: false, useDefaults: false }, requests)],
  ]);
};

const allSchemas = (
  documents: ReadonlyMap<string, JsonObject>,
  events: ReadonlyMap<string, JsonObject>,
  bundled: Readonly<Record<string, JsonObject>>,
): Readonly<Record<string, JsonObject>> => {
  const all: Record<string, JsonObject> = {};
  for (const [name, schema] of documents) all[`document:${name}`] = schema;
  for (const [name, schema] of events) all[`event:${name}`] = schema;
  for (const [plane, document] of Object.entries(bundled))
    Object.assign(all, operationSchemas(plane, document));
  return all;
};
