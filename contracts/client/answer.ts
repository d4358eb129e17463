// What a call brings: the body, and what stands beside it in the headers.

/** What is left of the tenant's or session's budgets, where such are set. */
export interface Budgets {
  readonly tokensRemaining: number | undefined;
  readonly timeRemainingMs: number | undefined;
  readonly costRemaining: number | undefined;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  /** By which the server's log finds this exchange. */
  readonly correlationId: string | undefined;
  readonly budgets: Budgets;
}

/** Lower-case names; a header that came more than once is joined. */
export type Headers = Readonly<Record<string, string>>;

export const plainHeaders = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Headers =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(', ')]],
    ),
  );

export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[0-9]{1,15}(\.[0-9]{1,15})?$/.test(text) ? Number(text) : undefined;

export const correlationOf = (headers: Headers): string | undefined => headers['x-correlation-id'];

export const budgetsOf = (headers: Headers): Budgets => ({
  tokensRemaining: numberOf(headers['x-budget-tokens-remaining']),
  timeRemainingMs: numberOf(headers['x-budget-time-remaining-ms']),
  costRemaining: numberOf(headers['x-budget-cost-remaining']),
});

export const mediaTypeOf = (headers: Headers): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
