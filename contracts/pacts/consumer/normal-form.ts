// The pact as it is committed: the same bytes for the same interactions, whatever versions of the tool wrote them.
import { isRecord, type Json, type JsonObject, toJsonText } from '../../generation/json.ts';

const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
};

/**
 * Given bytes, the tool writes them as base64 and demands that a server's body be recognised by its first bytes, which
 * no event stream ever is. As text, with the form alone, it is what was meant.
 */
const readableText = (interaction: JsonObject): JsonObject => {
  const { response } = interaction;
  if (!isRecord(response) || !isRecord(response.body) || response.body.encoded !== 'base64')
    return interaction;
  const text = Buffer.from(String(response.body.content), 'base64').toString('utf8');
  const rules = isRecord(response.matchingRules) ? response.matchingRules : {};
  const named = matchersOf(rules).filter(isRecord);
  const form = named.find(({ match }) => match === 'regex');
  const contentType = named.find(({ match }) => match === 'contentType')?.value;
  if (form === undefined || contentType === undefined)
    throw new Error(`"${interaction.description}" has a body that nothing judges`);
  const body = { content: text, contentType, encoded: false };
  const matchingRules = { ...rules, body: { $: { combine: 'AND', matchers: [form] } } };
  return { ...interaction, response: { ...response, body, matchingRules } };
};

const matchersOf = ({ body }: JsonObject): readonly Json[] => {
  const whole = isRecord(body) ? body.$ : undefined;
  return isRecord(whole) && Array.isArray(whole.matchers) ? whole.matchers : [];
};

const readableRequest = (interaction: JsonObject): JsonObject => {
  const { request } = interaction;
  if (!isRecord(request) || !isRecord(request.body) || request.body.encoded !== 'base64') return interaction;
  const content = Buffer.from(String(request.body.content), 'base64').toString('utf8');
  const { matchingRules: _, ...rest } = request;
  return { ...interaction, request: { ...rest, body: { ...request.body, content, encoded: false } } };
};

const nameOf = ({ description, providerStates, type }: JsonObject): string =>
  JSON.stringify([type, description, providerStates ?? []]);

export const normalPact = (text: string): string => {
  const pact: unknown = JSON.parse(text);
  if (!isRecord(pact) || !Array.isArray(pact.interactions)) throw new Error('this is no pact');
  const interactions = pact.interactions
    .filter(isRecord)
    .map(one => readableRequest(readableText(one)))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const names = interactions.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two interactions have one name: ${twice}`);
  const { consumer, provider } = pact;
  const metadata = { pactSpecification: { version: '4.0' } };
  return toJsonText(sorted({ consumer, provider, interactions, metadata } as JsonObject));
};
