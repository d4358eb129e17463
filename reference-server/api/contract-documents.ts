// The contract as the server hands it out: the documents, and one rendered page of them. Each is made when it is
// first asked for.

import { type OpenapiName, openapiDocument } from '#contracts';
import { yaml } from '../kernel/index.ts';
import { renderApiPage } from './render-api-page.ts';

type Document = Readonly<Record<string, unknown>>;
type Body = { readonly type: string; readonly text: string };

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null;
}

function load(name: OpenapiName): Document {
  const document = openapiDocument(name);
  return isDocument(document) ? document : {};
}

const names: readonly OpenapiName[] = ['data', 'control', 'openai'];

const makers: Readonly<Record<string, () => Body>> = {
  'data.yaml': () => ({ type: 'application/yaml', text: yaml().stringify(load('data')) }),
  'control.yaml': () => ({ type: 'application/yaml', text: yaml().stringify(load('control')) }),
  'openai.yaml': () => ({ type: 'application/yaml', text: yaml().stringify(load('openai')) }),
  'data.json': () => ({ type: 'application/json', text: JSON.stringify(load('data')) }),
  'control.json': () => ({ type: 'application/json', text: JSON.stringify(load('control')) }),
  'openai.json': () => ({ type: 'application/json', text: JSON.stringify(load('openai')) }),
};

export class ContractDocuments {
  readonly #made = new Map<string, Body>();
  #page: string | undefined;

  /** Of the data plane. */
  readonly version = ContractDocuments.#versionOf(load('data'));

  /** @implements ORCH-3044 */
  named(name: string): Body | undefined {
    const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
    if (make === undefined) return undefined;
    const body = this.#made.get(name) ?? make();
    this.#made.set(name, body);
    return body;
  }

  page(): string {
    this.#page ??= renderApiPage(names.map(load));
    return this.#page;
  }

  static #versionOf(document: Document): string {
    return isDocument(document.info) ? String(document.info.version) : 'unknown';
  }
}
