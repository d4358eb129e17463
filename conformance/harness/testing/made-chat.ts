import type { HeaderPair, NewEntry } from '../history/entry.ts';
import { told } from './made-history.ts';

const url = 'http://t/v1/chat/completions';

/** A chat that is asked, with members of its body. */
export const chatAsked = (exchange: string, members: object = {}, at = url): NewEntry => ({
  kind: 'request',
  exchange,
  method: 'POST',
  url: at,
  headers: [['Content-Type', 'application/json']],
  body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'hi' }], ...members }),
});

const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };

export const madeChoice = (more: object = {}): object => ({
  index: 0,
  message: { role: 'assistant', content: 'one two' },
  finish_reason: 'stop',
  ...more,
});

/** A whole answer, with members changed. */
export const madeChat = (more: object = {}): object => ({
  ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
  choices: [madeChoice()],
  usage,
  ...more,
});

export const whole = (exchange: string, answer: unknown, members: object = {}): NewEntry[] => [
  chatAsked(exchange, members),
  told(exchange, 200, answer),
];

export const typedError = { error: { message: 'no', type: 'invalid_request_error', code: null } };

export const refusedChat = (
  exchange: string,
  ...[status, body = typedError, headers, members]: Refused
): NewEntry[] => [chatAsked(exchange, members), told(exchange, status, body, headers)];

type Refused = readonly [status: number, body?: unknown, headers?: HeaderPair[], members?: object];

export const madeChunk = (choices: readonly object[], more: object = {}): object => ({
  ...{ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm' },
  choices,
  ...more,
});

/** A chunk of one choice. */
export const delta = (given: object, ...[finish, index, more]: Delta): object =>
  madeChunk([{ index: index ?? 0, delta: given, finish_reason: finish ?? null }], more);

type Delta = readonly [finish?: unknown, index?: number, more?: object];

export const usageChunk = madeChunk([], { usage });

export const done = '[DONE]';

const frame = (exchange: string, data: unknown): NewEntry => ({
  kind: 'frame',
  exchange,
  index: 0,
  data: typeof data === 'string' ? data : JSON.stringify(data),
});

/** A stream of these events, then its end. */
export const streamed = (exchange: string, events: readonly unknown[], members: object = {}): NewEntry[] => [
  chatAsked(exchange, { stream: true, ...members }),
  told(exchange, 200, undefined, [['Content-Type', 'text/event-stream; charset=utf-8']]),
  ...events.map(event => frame(exchange, event)),
  { kind: 'closed', exchange, by: 'target' },
];

export const goodEvents: readonly unknown[] = [
  delta({ role: 'assistant', content: '' }),
  delta({ content: 'one' }),
  delta({ content: ' two' }),
  delta({}, 'stop'),
  done,
];
