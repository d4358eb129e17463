import type { Sent } from './exchange.ts';
import type { PactRequest } from './interaction.ts';
import type { Prepared, Values } from './provider.ts';

export class ValueMissing extends Error {
  override readonly name = 'ValueMissing';
}

/** `Bearer ${key}` with what the states gave. */
const filledIn = (expression: string, values: Values): string =>
  expression.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new ValueMissing(`no state gives a value ${name}`);
    return value;
  });

export const addressOf = ({ url }: Prepared, path: string): string => `${url.replace(/\/+$/, '')}${path}`;

/** The request of an interaction as it goes to the server that was prepared for it. */
export const sentOf = (request: PactRequest, prepared: Prepared): Sent => ({
  method: request.method,
  url: addressOf(prepared, request.path),
  headers: {
    ...prepared.headers,
    ...Object.fromEntries(Object.entries(request.headers).map(([name, list]) => [name, list.join(', ')])),
    ...Object.fromEntries(
      Object.entries(request.fromState).map(([name, expression]) => [
        name,
        filledIn(expression, prepared.values),
      ]),
    ),
  },
  ...(request.body === undefined ? {} : { body: request.body }),
});
