// A pact of version 4 as a document, and the interactions in it as the verifier sees them. Pure.
import { isRecord, type Json } from '#conformance/harness';

export type Params = Readonly<Record<string, Json>>;

export interface ProviderState {
  readonly name: string;
  readonly params: Params;
}

/** As a person reads it. */
export const stateText = ({ name, params }: ProviderState): string => {
  const pairs = Object.entries(params).map(
    ([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return pairs.length === 0 ? name : `${name} (${pairs.join(', ')})`;
};

export interface Rule {
  readonly match: string;
  readonly regex?: string;
  readonly value?: string;
  readonly min?: number;
  readonly max?: number;
}

export interface RuleSet {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Rule[];
}

export type Rules = Readonly<Record<string, RuleSet>>;

export interface Headers {
  readonly [name: string]: readonly string[];
}

/** What an answer or an event has to be like. */
export interface Expected {
  readonly status?: number;
  readonly headers: Headers;
  readonly headerRules: Rules;
  /** Absent where nothing is said of the body. */
  readonly body?: Json;
  readonly bodyRules: Rules;
}

export interface PactRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body?: string;
  readonly fromState: FromState;
}

/** Expressions with places that provider states fill. */
export interface FromState {
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** By the path of the member. */
  readonly body: Readonly<Record<string, string>>;
}

interface Named {
  readonly name: string;
  /** Who keeps it, by the name that the pact gives. */
  readonly provider: string;
  readonly states: readonly ProviderState[];
  readonly clauses: readonly string[];
  readonly expected: Expected;
}

export type Interaction =
  | (Named & { readonly kind: 'http'; readonly request: PactRequest })
  | (Named & {
      readonly kind: 'message';
      readonly event: string;
      /** What begins the stream that has the event; absent where it is the stream of a task that a state names. */
      readonly request?: PactRequest;
    });

export class PactUnreadable extends Error {
  override readonly name = 'PactUnreadable';
}

type Place = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): Place => (isRecord(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);

const headersOf = (value: unknown): Headers =>
  Object.fromEntries(Object.entries(recordOf(value)).map(([name, values]) => [name, textsOf(values)]));

const rulesOf = (value: unknown): Rules => recordOf(value) as Rules;

const jsonOf = (body: Place): Json => {
  const { content, contentType, encoded } = body;
  if (encoded !== false && encoded !== undefined)
    throw new PactUnreadable(`a body is encoded as ${String(encoded)}: only text and JSON are read`);
  const isText = typeof content === 'string' && !/[/+]json\b/.test(String(contentType));
  return isText || typeof content !== 'string' ? (content as Json) : (JSON.parse(content) as Json);
};

const expectedOf = (part: Place, rules: Place): Expected => ({
  ...(typeof part.status === 'number' ? { status: part.status } : {}),
  headers: headersOf(part.headers),
  headerRules: rulesOf(rules.header),
  ...(isRecord(part.body) ? { body: jsonOf(part.body) } : {}),
  bodyRules: rulesOf(rules.body),
});

const queryOf = (value: unknown): string => {
  const pairs = Object.entries(headersOf(value)).flatMap(([name, values]) =>
    values.map((one): [string, string] => [name, one]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

const expressionOf = (generator: unknown): string => {
  const { type, expression } = recordOf(generator);
  if (type !== 'ProviderState') throw new PactUnreadable(`there is no generator ${String(type)}`);
  return String(expression);
};

const expressionsOf = (generators: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(recordOf(generators)).map(([name, generator]) => [name, expressionOf(generator)]),
  );

const fromStateOf = (value: unknown): FromState => {
  const { path, header, body, ...others } = recordOf(value);
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new PactUnreadable(`a ${other} is generated: only the path, headers and the body can be`);
  return {
    ...(path === undefined ? {} : { path: expressionOf(path) }),
    headers: expressionsOf(header),
    body: expressionsOf(body),
  };
};

const requestOf = (request: Place): PactRequest => {
  const { body } = request;
  const content = isRecord(body) ? body.content : undefined;
  return {
    method: String(request.method),
    path: `${String(request.path)}${queryOf(request.query)}`,
    headers: headersOf(request.headers),
    ...(content === undefined
      ? {}
      : { body: typeof content === 'string' ? content : JSON.stringify(content) }),
    fromState: fromStateOf(request.generators),
  };
};

const clausesOf = (comments: Place): string[] => {
  const named = recordOf(recordOf(comments.references).requirements).clauses;
  return typeof named === 'string' ? named.split(/,\s*/) : [];
};

/** What the interactions of one pact have in common. */
interface Whole {
  readonly provider: string;
  readonly interactions: readonly unknown[];
}

/** By the description of the exchange that has it. */
const requestNamed = (name: string, { interactions }: Whole): PactRequest => {
  const found = interactions
    .map(recordOf)
    .find(({ type, description }) => type === 'Synchronous/HTTP' && description === name);
  if (found === undefined) throw new PactUnreadable(`a message names "${name}", which is no exchange`);
  return requestOf(recordOf(found.request));
};

const interactionOf = (value: unknown, whole: Whole): Interaction => {
  const one = recordOf(value);
  const named = {
    name: String(one.description),
    provider: whole.provider,
    states: listOf(one.providerStates)
      .map(recordOf)
      .map(({ name, params }) => ({ name: String(name), params: recordOf(params) as Params })),
    clauses: clausesOf(recordOf(one.comments)),
  };
  if (one.type === 'Synchronous/HTTP') {
    const response = recordOf(one.response);
    const expected = expectedOf({ status: 200, ...response }, recordOf(response.matchingRules));
    return { ...named, kind: 'http', request: requestOf(recordOf(one.request)), expected };
  }
  if (one.type === 'Asynchronous/Messages') {
    const expected = expectedOf({ body: one.contents }, recordOf(one.matchingRules));
    const { event, request } = recordOf(one.metadata);
    const begun = request === undefined ? {} : { request: requestNamed(String(request), whole) };
    return { ...named, kind: 'message', event: String(event), expected, ...begun };
  }
  throw new PactUnreadable(`"${named.name}" is of the type ${String(one.type)}, which is not verified here`);
};

/** Throws PactUnreadable for whatever it would have to ignore. */
export const interactionsOf = (document: unknown): readonly Interaction[] => {
  const { interactions, metadata, provider } = recordOf(document);
  const version = String(recordOf(recordOf(metadata).pactSpecification).version);
  if (!version.startsWith('4')) throw new PactUnreadable(`a pact of version ${version}: 4 is read`);
  if (!Array.isArray(interactions)) throw new PactUnreadable('there are no interactions in it');
  const whole = { provider: String(recordOf(provider).name ?? 'orchestrator'), interactions };
  return interactions.map(one => interactionOf(one, whole));
};
