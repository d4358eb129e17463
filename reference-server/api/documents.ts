// The contract as the server hands it out: the frozen documents, and one rendered page of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { stringify } from 'yaml';
import { renderApiPage } from './render-api-page.ts';

type OpenapiDocument = Readonly<Record<string, unknown>>;

function load(plane: 'data' | 'control'): OpenapiDocument {
  const path = join(import.meta.dirname, '../../contracts/generated/openapi', `${plane}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as OpenapiDocument;
}

const planes = { data: load('data'), control: load('control') };
const bodies: ReadonlyMap<string, { type: string; text: string }> = new Map(
  Object.entries(planes).flatMap(([name, document]) => [
    [`${name}.yaml`, { type: 'application/yaml', text: stringify(document) }],
    [`${name}.json`, { type: 'application/json', text: JSON.stringify(document) }],
  ]),
);
const page = renderApiPage([planes.data, planes.control]);

export const openapiDocument: RequestHandler = (request, response, next) => {
  const body = bodies.get(String(request.params.document));
  if (!body) return next();
  response.type(body.type).send(body.text);
};

export const apiPage: RequestHandler = (_request, response) => {
  response
    .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    .type('html')
    .send(page);
};
