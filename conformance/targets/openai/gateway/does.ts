import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export type Body = Readonly<Record<string, unknown>>;

export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is told of an engine that refused. */
export interface Told {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
}

/** Everything that a gateway does to what passes; a broken one does one thing otherwise. */
export interface Does {
  /** Headers of the call beside the gateway's own, of those that the client sent. */
  readonly calls: (client: IncomingHttpHeaders, lines: readonly string[]) => Readonly<Record<string, string>>;
  readonly asks: (body: Body) => Body;
  /** Asks the engine once more for what it answered. */
  readonly shadows: boolean;
  readonly keyOf: (own: string, client: string) => string;
  readonly wantsUsage: (body: Body) => boolean;
  readonly hidesUsage: boolean;
  /** One event of a stream on its way, or none. */
  readonly event: (event: string) => string | undefined;
  readonly decodes: 'whole characters' | 'chunk by chunk';
  readonly holdsBack: 'nothing' | 'all' | 'one event' | 'what follows a comment';
  readonly whole: (body: string) => string;
  /** Headers of the answer, of those that the engine sent. */
  readonly answers: (engine: IncomingHttpHeaders) => OutgoingHttpHeaders;
  readonly refuses: (told: Told) => Refusal;
  /** What no status came for. */
  readonly fails: (status: number, why: string) => Refusal;
  readonly retries: (triesMax: number) => number;
  /** What a stream ends with that broke so: undefined cuts it off, again asks the engine anew and then cuts it off. */
  readonly broken: (by: Break) => string | 'again' | undefined;
  /** What is said in place of an event that is no JSON. */
  readonly unreadable: (data: string) => string;
  readonly leaves: (when: 'begun' | 'waiting' | 'whole') => boolean;
  /** By how much longer it waits than it says. */
  readonly patience: (when: 'answer' | 'stream') => number;
  readonly drains: 'in order' | 'cut off' | 'goes on';
  readonly tells: (id: string) => Readonly<Record<string, string>>;
}

export type Break = 'cut' | 'silence' | 'error' | 'unreadable';

export const eventOf = (data: string): string => `data: ${data}\n\n`;

export const errorText = (message: string, type: string): string =>
  JSON.stringify({ error: { message, type, param: null, code: null } });

const json = { 'Content-Type': 'application/json' };

const typeOf = (status: number): string => {
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
};

export const refusalOf = (status: number, message: string): Refusal => ({
  status,
  headers: json,
  body: errorText(message, typeOf(status)),
});

const passed = ['traceparent', 'tracestate'];

export const faithful: Does = {
  calls: client =>
    Object.fromEntries(
      passed.flatMap(name => (typeof client[name] === 'string' ? [[name, String(client[name])]] : [])),
    ),
  asks: body => body,
  shadows: false,
  keyOf: own => own,
  wantsUsage: () => true,
  hidesUsage: true,
  event: event => event,
  decodes: 'whole characters',
  holdsBack: 'nothing',
  whole: body => body,
  answers: () => ({}),
  refuses: ({ status, body, retryAfter }) => ({
    status,
    headers: { ...json, ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }) },
    body,
  }),
  fails: refusalOf,
  retries: triesMax => triesMax,
  broken: by => (by === 'error' || by === 'unreadable' ? '' : undefined),
  unreadable: () => eventOf(errorText('the engine said what can not be read', 'server_error')),
  leaves: () => true,
  patience: () => 1,
  drains: 'in order',
  tells: id => ({ 'X-Request-Id': id }),
};
