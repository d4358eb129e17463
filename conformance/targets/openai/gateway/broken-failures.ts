// What gateways make of failures and refusals, of counts, and of headers.
import { parsedJson } from '#conformance/harness';
import { type BrokenGateway, broken, fieldsOf, has, without } from './broken-gateway.ts';
import { type Does, eventOf, faithful, type Refusal, refusalOf } from './does.ts';

const base = { id: 'chatcmpl-gw', created: 1_767_225_600, model: 'm' };
const success = `${eventOf(
  JSON.stringify({
    ...{ ...base, object: 'chat.completion.chunk' },
    choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
  }),
)}data: [DONE]\n\n`;

const emptySuccess: Refusal = {
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    ...{ ...base, object: 'chat.completion' },
    choices: [{ index: 0, message: { role: 'assistant', content: '' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  }),
};

const when =
  (wanted: number, told: (status: number, body: string) => Refusal): Does['refuses'] =>
  all =>
    all.status === wanted ? told(all.status, all.body) : faithful.refuses(all);

export const failures: readonly BrokenGateway[] = [
  broken('empty-500', 'answers nothing where the engine failed', ['GW-FAIL-001(a)'], {
    refuses: when(500, () => emptySuccess),
  }),
  broken('untyped-500', 'answers a page where the engine failed', ['GW-FAIL-001(a)'], {
    refuses: when(500, () => ({
      status: 502,
      headers: { 'Content-Type': 'text/html' },
      body: '<h1>Oops</h1>',
    })),
  }),
  broken('error-swallowed', 'ends a stream well in which the engine told an error', ['GW-FAIL-001(b)'], {
    event: event => (has(event, 'error') ? undefined : event),
    broken: by => (by === 'error' ? success : faithful.broken(by)),
  }),
  broken('cut-as-end', 'ends a stream well that was cut', ['GW-FAIL-001(c)'], {
    broken: by => (by === 'cut' ? success : faithful.broken(by)),
  }),
  broken('done-after-cut', 'says [DONE] where a stream was cut', ['GW-FAIL-001(c)'], {
    broken: by => (by === 'cut' ? 'data: [DONE]\n\n' : faithful.broken(by)),
  }),
  broken('empty-close', 'answers nothing where the engine hung up', ['GW-FAIL-001(d)'], {
    fails: (status, why) => (status === 502 ? emptySuccess : refusalOf(status, why)),
  }),
  broken('unreadable-as-text', 'gives as text what it can not read', ['GW-FAIL-001(e)'], {
    unreadable: data =>
      eventOf(
        JSON.stringify({
          ...{ ...base, object: 'chat.completion.chunk' },
          choices: [{ index: 0, delta: { content: data }, finish_reason: null }],
        }),
      ),
  }),
  broken(
    'unreadable-skipped',
    'ends a stream well in which it could not read something',
    ['GW-FAIL-001(e)'],
    {
      unreadable: () => '',
      broken: by => (by === 'unreadable' ? success : faithful.broken(by)),
    },
  ),
  broken('429-as-500', 'says that it failed where the engine is busy', ['GW-FAIL-002(a)'], {
    refuses: when(429, status => ({
      ...refusalOf(500, `upstream ${status}`),
      headers: { 'Content-Type': 'application/json', 'Retry-After': '7' },
    })),
  }),
  broken('retry-after-lost', 'loses Retry-After', ['GW-FAIL-002(b)'], {
    refuses: told => faithful.refuses({ ...told, retryAfter: undefined }),
  }),
  broken('retry-after-shorter', 'says to come again in a second', ['GW-FAIL-002(b)'], {
    refuses: told => faithful.refuses({ ...told, retryAfter: '1' }),
  }),
  broken('400-as-500', 'says that it failed where a request can not be taken', ['GW-FAIL-002(c)'], {
    refuses: when(400, (_, body) => ({ ...refusalOf(500, ''), body })),
  }),
  broken('own-words', 'says no more than that a request was bad', ['GW-FAIL-003'], {
    refuses: when(400, status => refusalOf(status, 'bad request')),
  }),
  broken('503-as-400', 'blames the client where the engine can not', ['GW-FAIL-002(d)'], {
    refuses: when(503, (_, body) => ({ ...refusalOf(400, ''), body })),
  }),
  broken('429-as-200', 'answers nothing where the engine is busy', ['GW-FAIL-002(a)', 'GW-FAIL-002(e)'], {
    refuses: when(429, () => emptySuccess),
  }),
  broken('again-after-piece', 'asks again for what its client has read', ['GW-RETRY-001(a)'], {
    broken: by => (by === 'cut' ? 'again' : faithful.broken(by)),
  }),
  broken('often', 'asks more often than it says', ['GW-RETRY-001(b)'], { retries: triesMax => triesMax + 2 }),
  broken('patient', 'waits longer for an answer than it says', ['GW-TIME-001(a)'], {
    patience: wait => (wait === 'answer' ? 4 : 1),
  }),
  broken('empty-silence', 'answers nothing where the engine was silent', ['GW-TIME-001(a)'], {
    fails: (status, why) => (status === 504 ? emptySuccess : refusalOf(status, why)),
  }),
  broken('patient-stream', 'waits longer for a piece than it says', ['GW-TIME-001(b)'], {
    patience: wait => (wait === 'stream' ? 4 : 1),
  }),
  broken('silence-as-end', 'ends a stream well that fell silent', ['GW-TIME-001(b)'], {
    broken: by => (by === 'silence' ? success : faithful.broken(by)),
  }),
];

const hopOf = (lines: readonly string[]): Readonly<Record<string, string>> => {
  const at = lines.indexOf('X-Client-Hop');
  return at < 0 ? {} : { 'X-Client-Hop': lines[at + 1] ?? '' };
};

export const accounts: readonly BrokenGateway[] = [
  broken('usage-lost', 'loses usage', ['GW-USAGE-001(a)'], {
    whole: body => JSON.stringify(without(fieldsOf(parsedJson(body)), 'usage')),
  }),
  broken('usage-guessed', 'counts for itself', ['GW-USAGE-001(a)'], {
    whole: body =>
      JSON.stringify({
        ...fieldsOf(parsedJson(body)),
        usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 },
      }),
  }),
  broken('usage-chunk-lost', 'loses the usage of a stream', ['GW-USAGE-001(b)'], {
    event: event => (has(event, 'usage') ? undefined : event),
  }),
  broken('usage-unasked', 'asks for usage where its client does', ['GW-USAGE-001(c)'], {
    wantsUsage: () => false,
  }),
  broken('usage-told', 'tells usage that was not asked for', ['GW-USAGE-001(c)'], { hidesUsage: false }),
  broken('key-passed', "asks the engine with its client's key", ['GW-HEADER-001(a)'], {
    keyOf: (_, client) => client,
  }),
  broken('cookie-in', 'passes cookies on to the engine', ['GW-HEADER-001(b)'], {
    calls: client => ({
      ...faithful.calls(client, []),
      ...(client.cookie === undefined ? {} : { Cookie: client.cookie }),
    }),
  }),
  broken('cookie-out', "passes the engine's cookies on", ['GW-HEADER-001(b)'], {
    answers: engine => (engine['set-cookie'] === undefined ? {} : { 'Set-Cookie': engine['set-cookie'] }),
  }),
  broken('hop-in', 'passes on every header of its client', ['GW-HEADER-001(c)'], {
    calls: (client, lines) => ({ ...faithful.calls(client, lines), ...hopOf(lines) }),
  }),
  broken('hop-out', 'passes on every header of the engine', ['GW-HEADER-001(c)'], {
    answers: engine => {
      const hop = engine['x-engine-hop'];
      return typeof hop === 'string' ? { 'X-Engine-Hop': hop } : {};
    },
  }),
  broken('trace-lost', 'loses the trace', ['GW-TRACE-001(a)'], { calls: () => ({}) }),
  broken('trace-anew', 'begins a trace of its own', ['GW-TRACE-001(a)'], {
    calls: () => ({ traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }),
  }),
  broken('no-request-id', 'tells no request id', ['GW-TRACE-001(b)'], { tells: () => ({}) }),
];

/** Seen only where the suite starts and stops them. */
export const brokenAtEnd: readonly BrokenGateway[] = [
  broken('cut-at-end', 'cuts off what runs when it is asked to end', ['GW-DRAIN-001(a)'], {
    drains: 'cut off',
  }),
  broken('never-ends', 'serves on after it was asked to end', ['GW-DRAIN-001(b)'], { drains: 'goes on' }),
];
