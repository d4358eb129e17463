// The request of an interaction as it goes to the server that was prepared for it.
import { isRecord, parsedJson } from '#conformance/harness';
import type { Sent } from './exchange.ts';
import type { PactRequest, ProviderState } from './interaction.ts';
import type { Prepared, Values } from './provider.ts';
import { placeText, type Step, stepsOf } from './rule-path.ts';

export class ValueMissing extends Error {
  override readonly name = 'ValueMissing';
}

/** What the states say, and in its place what whoever established them gave. */
const valuesOf = (states: readonly ProviderState[], { values }: Prepared): Values => {
  const told = states.flatMap(({ params }) => Object.entries(params));
  return { ...Object.fromEntries(told.map(([name, value]) => [name, String(value)])), ...values };
};

/** `Bearer ${key}` with its value. */
const filledIn = (expression: string, values: Values): string =>
  expression.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new ValueMissing(`no state gives a value ${name}`);
    return value;
  });

export const addressOf = ({ url }: Prepared, path: string): string => `${url.replace(/\/+$/, '')}${path}`;

const replacedAt = (value: unknown, [step, ...rest]: readonly Step[], by: string): unknown => {
  if (step === undefined) return by;
  if (!isRecord(value) || typeof step !== 'string' || !(step in value))
    throw new ValueMissing(`the body has no member ${placeText([step])}`);
  return { ...value, [step]: replacedAt(value[step], rest, by) };
};

const bodyOf = ({ body = '', fromState }: PactRequest, values: Values): string =>
  Object.entries(fromState.body).reduce((text, [path, expression]) => {
    const filled = replacedAt(parsedJson(text), stepsOf(path) ?? [], filledIn(expression, values));
    return JSON.stringify(filled);
  }, body);

/** In a path a value is one segment, whatever is in it. */
const pathOf = ({ path, fromState }: PactRequest, values: Values): string => {
  const escaped = Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]);
  return fromState.path === undefined ? path : filledIn(fromState.path, Object.fromEntries(escaped));
};

export const sentOf = (request: PactRequest, states: readonly ProviderState[], prepared: Prepared): Sent => {
  const values = valuesOf(states, prepared);
  const filled = Object.entries(request.fromState.headers).map(([name, expression]) => [
    name,
    filledIn(expression, values),
  ]);
  return {
    method: request.method,
    url: addressOf(prepared, pathOf(request, values)),
    headers: {
      ...prepared.headers,
      ...Object.fromEntries(Object.entries(request.headers).map(([name, list]) => [name, list.join(', ')])),
      ...Object.fromEntries(filled),
    },
    ...(request.body === undefined ? {} : { body: bodyOf(request, values) }),
  };
};
