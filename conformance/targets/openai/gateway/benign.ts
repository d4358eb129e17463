// The same promises kept otherwise: nothing may be found in them.
import { type Does, faithful, refusalOf } from './does.ts';

export interface BenignGateway {
  readonly name: string;
  readonly why: string;
  readonly does: Does;
}

const benign = (name: string, why: string, otherwise: Partial<Does>): BenignGateway => ({
  ...{ name, why },
  does: { ...faithful, ...otherwise },
});

export const benignGateways: readonly BenignGateway[] = [
  benign('own-headers', 'one that adds headers of its own on both sides', {
    calls: (client, lines) => ({
      ...faithful.calls(client, lines),
      'X-Forwarded-For': '10.0.0.1',
      Via: '1.1 gw',
    }),
    answers: () => ({ 'X-Upstream': 'engine-1', 'Set-Cookie': ['lb=1; Path=/'] }),
  }),
  benign('own-span', 'one that is a span of the trace', {
    calls: client => ({
      ...faithful.calls(client, []),
      ...(typeof client.traceparent === 'string'
        ? { traceparent: client.traceparent.replace(/-[0-9a-f]{16}-/, '-1111222233334444-') }
        : {}),
    }),
  }),
  benign('content-parts', 'one that asks with parts of text, and with another name of the limit', {
    asks: ({ max_tokens, ...body }) => ({
      ...body,
      max_completion_tokens: max_tokens,
      user: 'tenant-1',
      messages: (Array.isArray(body.messages) ? body.messages : []).map(message => ({
        ...message,
        content: [{ type: 'text', text: message.content }],
      })),
    }),
  }),
  benign('extra-members', 'one that adds members and comments to a stream', {
    event: event =>
      event.startsWith('data: {')
        ? `: gw\n\n${event.replace('data: {', 'data: {"provider": "engine",')}`
        : event,
    whole: body => body.replace('{', '{"provider": "engine",'),
  }),
  benign('busy-as-503', 'one that says 503 where the engine says 429, and asks for more patience', {
    refuses: told =>
      told.status === 429
        ? {
            ...refusalOf(503, 'all engines are busy'),
            headers: { 'Content-Type': 'application/json', 'Retry-After': '30' },
          }
        : faithful.refuses(told),
  }),
  benign('wrapped-words', "one that wraps the engine's words", {
    refuses: told =>
      told.status === 400 ? refusalOf(400, `engine-1: ${told.body}`) : faithful.refuses(told),
  }),
  benign('error-told', 'one that tells a cut as an error of the stream', {
    broken: by =>
      by === 'cut' || by === 'silence'
        ? 'data: {"error": {"message": "the engine is gone", "type": "server_error"}}\n\n'
        : '',
  }),
  benign('once', 'one that never asks again', { retries: () => 1 }),
];
