// What a client is made of, and what one call may say otherwise. Every wait and every buffer has its bound here.

export interface ClientOptions {
  /** http or https, with a path prefix at most. */
  readonly baseUrl: string;
  /** Where the control plane lives elsewhere. */
  readonly controlUrl?: string;
  readonly apiKey?: string;
  readonly keyHeader?: 'authorization' | 'x-api-key';
  /** Hold every answer and every event against the contract; a call may say otherwise. */
  readonly validatesAnswers?: boolean;
  readonly connectMs?: number;
  /** Until an answer begins. Reloading a pool answers once its new model is loaded, so this is long. */
  readonly answerMs?: number;
  /** Between two pieces of a stream or of a body; a server sends something more often than this. */
  readonly silenceMs?: number;
  readonly bodyBytesMax?: number;
  /** Of the data of one event. */
  readonly eventCharsMax?: number;
  /** Connections for calls; one call more waits for its turn. */
  readonly callsMax?: number;
  /** Connections for streams, apart from those for calls, so that a cancel never waits behind a stream. */
  readonly streamsMax?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Comes back on the answer; without one the server mints it. */
  readonly correlationId?: string;
  /** The W3C trace context of the caller, passed on as it is. */
  readonly traceparent?: string;
  readonly answerMs?: number;
  readonly validatesAnswers?: boolean;
}

export interface Settings extends Required<Omit<ClientOptions, 'apiKey'>> {
  readonly apiKey: string | undefined;
}

const defaults = {
  keyHeader: 'authorization',
  validatesAnswers: false,
  connectMs: 10_000,
  answerMs: 300_000,
  silenceMs: 300_000,
  bodyBytesMax: 64 << 20,
  eventCharsMax: 8 << 20,
  callsMax: 32,
  streamsMax: 1024,
} as const;

const numbers = [
  'connectMs',
  'answerMs',
  'silenceMs',
  'bodyBytesMax',
  'eventCharsMax',
  'callsMax',
  'streamsMax',
] as const;

const traceparentForm = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

const checkedUrl = (name: string, text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TypeError(`${name} is no http or https URL: write for instance http://127.0.0.1:8080`);
  if (url.username !== '' || url.password !== '')
    throw new TypeError(`${name} carries credentials: give the key as apiKey`);
  if (url.search !== '' || url.hash !== '')
    throw new TypeError(`${name} carries a query or a fragment: give the address alone`);
  return text.replace(/\/+$/, '');
};

export const settingsOf = (options: ClientOptions): Settings => {
  const baseUrl = checkedUrl('baseUrl', options.baseUrl);
  const controlUrl =
    options.controlUrl === undefined ? baseUrl : checkedUrl('controlUrl', options.controlUrl);
  const settings = { ...defaults, ...options, baseUrl, controlUrl, apiKey: options.apiKey };
  for (const name of numbers) {
    if (!Number.isInteger(settings[name]) || settings[name] < 1)
      throw new TypeError(`${name} is ${settings[name]}: it is a whole number of 1 or more`);
  }
  return settings;
};

export const checkCall = ({ traceparent, answerMs }: CallOptions): void => {
  if (traceparent !== undefined && !traceparentForm.test(traceparent))
    throw new TypeError(
      'traceparent is none: it has the form 00-<32 hex digits>-<16 hex digits>-<2 hex digits>',
    );
  if (answerMs !== undefined && (!Number.isInteger(answerMs) || answerMs < 1))
    throw new TypeError(`answerMs is ${answerMs}: it is a whole number of 1 or more`);
};
