// Gateways that break one promise each, as those do that people run: what is done otherwise, and what it breaks.
import { isRecord, parsedJson } from '#conformance/harness';
import { type Body, type Does, eventOf, faithful, type Refusal, refusalOf } from './does.ts';

export interface BrokenGateway {
  readonly name: string;
  readonly why: string;
  readonly breaks: readonly string[];
  readonly does: Does;
}

const broken = (...[name, why, breaks, otherwise]: Row): BrokenGateway => ({
  ...{ name, why, breaks },
  does: { ...faithful, ...otherwise },
});

type Row = readonly [name: string, why: string, breaks: readonly string[], otherwise: Partial<Does>];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Body => (isRecord(value) ? value : {});
const without = (body: Body, ...names: readonly string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

const withMessages = (body: Body, change: (message: Body, at: number) => Body): Body => ({
  ...body,
  messages: listOf(body.messages).map((message, at) => change(fieldsOf(message), at)),
});

/** Every text of a choice, whole or a delta. */
const withChoice = (text: string, change: (choice: Body) => Body): string => {
  const value = fieldsOf(parsedJson(text));
  return JSON.stringify({ ...value, choices: listOf(value.choices).map(each => change(fieldsOf(each))) });
};

const inMessage = (body: string, change: (message: Body) => Body): string =>
  withChoice(body, choice => ({ ...choice, message: change(fieldsOf(choice.message)) }));

const has = (event: string, name: string): boolean =>
  fieldsOf(parsedJson(event.replace(/^data: /, '')))[name] != null;

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

const requests: readonly BrokenGateway[] = [
  broken('system-as-user', 'turns the system message into one of the user', ['GW-CALL-001(a)'], {
    asks: body =>
      withMessages(body, message => ({
        ...message,
        role: message.role === 'system' ? 'user' : message.role,
      })),
  }),
  broken('ascii-only', 'asks without what is no ASCII', ['GW-CALL-001(a)'], {
    asks: body =>
      withMessages(body, message => ({
        ...message,
        content: String(message.content).replaceAll(/[^\x20-\x7e]/g, '?'),
      })),
  }),
  broken('system-dropped', 'drops the first message', ['GW-CALL-001(a)'], {
    asks: body => ({ ...body, messages: listOf(body.messages).slice(1) }),
  }),
  broken('seed-dropped', 'does not know a seed', ['GW-CALL-001(b)'], { asks: body => without(body, 'seed') }),
  broken('falsy-dropped', 'passes on what is true', ['GW-CALL-001(b)'], {
    asks: body => Object.fromEntries(Object.entries(body).filter(([, value]) => Boolean(value))),
  }),
  broken('first-stop', 'passes on the first stop string', ['GW-CALL-001(b)'], {
    asks: body => ({ ...body, ...(Array.isArray(body.stop) ? { stop: body.stop.slice(0, 1) } : {}) }),
  }),
  broken('own-limit', 'has a limit of its own, and says nothing', ['GW-CALL-001(b)'], {
    asks: body => ({ ...body, max_tokens: 4_096 }),
  }),
  broken('rounded', 'rounds the temperature', ['GW-CALL-001(b)'], {
    asks: body => ({
      ...body,
      ...(typeof body.temperature === 'number' ? { temperature: Math.round(body.temperature) } : {}),
    }),
  }),
  broken('tools-dropped', 'drops tools', ['GW-CALL-001(c)'], {
    asks: body => without(body, 'tools', 'tool_choice'),
  }),
  broken('choice-dropped', 'leaves the choice of a tool to the model', ['GW-CALL-001(c)'], {
    asks: body => without(body, 'tool_choice'),
  }),
  broken('form-dropped', 'drops the form of an answer', ['GW-CALL-001(c)'], {
    asks: body => without(body, 'response_format'),
  }),
  broken('schema-loosened', 'makes a schema of JSON any JSON', ['GW-CALL-001(c)'], {
    asks: body => ({
      ...body,
      ...(body.response_format === undefined ? {} : { response_format: { type: 'json_object' } }),
    }),
  }),
  broken('shadow', 'asks the engine a second time, to compare', ['GW-CALL-001(d)'], { shadows: true }),
];

const answers: readonly BrokenGateway[] = [
  broken('torn-characters', 'reads each chunk of bytes as a text', ['GW-CALL-002(a)'], {
    decodes: 'chunk by chunk',
  }),
  broken('trimmed-text', 'trims the text of an answer', ['GW-CALL-002(a)'], {
    whole: body =>
      inMessage(body, message => ({
        ...message,
        ...(typeof message.content === 'string' ? { content: message.content.trim() } : {}),
      })),
  }),
  broken('no-line-feeds', 'takes line feeds out of a stream', ['GW-CALL-002(a)'], {
    event: event => event.replaceAll('\\r\\n', ''),
  }),
  broken('always-stop', 'says stop for every reason of a stream', ['GW-CALL-002(b)'], {
    event: event => event.replace(/"finish_reason":"(length|content_filter)"/, '"finish_reason":"stop"'),
  }),
  broken('filter-as-stop', 'hides that a filter ended an answer', ['GW-CALL-002(b)'], {
    whole: body => body.replace('"finish_reason":"content_filter"', '"finish_reason":"stop"'),
  }),
  broken('arguments-read', 'reads arguments and writes them again', ['GW-CALL-002(c)'], {
    whole: body =>
      inMessage(body, message =>
        Array.isArray(message.tool_calls)
          ? {
              ...message,
              tool_calls: message.tool_calls.map(each => {
                const call = fieldsOf(each);
                const named = fieldsOf(call.function);
                const text = JSON.stringify(parsedJson(String(named.arguments)));
                return { ...call, function: { ...named, arguments: text } };
              }),
            }
          : message,
      ),
  }),
  broken('first-call-only', 'passes on the first of several calls', ['GW-CALL-002(c)'], {
    event: event => (/"tool_calls":\[\{"index":1/.test(event) ? undefined : event),
  }),
  broken('buffering', 'collects a stream and gives it at once', ['GW-FLOW-001(a)', 'GW-FLOW-001(b)'], {
    holdsBack: 'all',
  }),
  broken('one-behind', 'is always one event behind', ['GW-FLOW-001(a)', 'GW-FLOW-001(b)'], {
    holdsBack: 'one event',
  }),
  broken('stuck-at-comments', 'waits after a comment', ['GW-FLOW-001(c)'], {
    holdsBack: 'what follows a comment',
  }),
  broken('leave-begun', 'reads a stream to its end that nobody reads', ['GW-LEAVE-001(a)'], {
    leaves: when => when !== 'begun',
  }),
  broken('leave-waiting', 'waits for the first byte of a stream whose client left', ['GW-LEAVE-001(b)'], {
    leaves: when => when !== 'waiting',
  }),
  broken('leave-whole', 'waits for an answer whose client left', ['GW-LEAVE-001(c)'], {
    leaves: when => when !== 'whole',
  }),
];

const when =
  (wanted: number, told: (status: number, body: string) => Refusal): Does['refuses'] =>
  all =>
    all.status === wanted ? told(all.status, all.body) : faithful.refuses(all);

const failures: readonly BrokenGateway[] = [
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
  broken('own-words', 'says no more than that a request was bad', ['GW-FAIL-002(f)'], {
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
    patience: wait => (wait === 'answer' ? 100 : 1),
  }),
  broken('empty-silence', 'answers nothing where the engine was silent', ['GW-TIME-001(a)'], {
    fails: (status, why) => (status === 504 ? emptySuccess : refusalOf(status, why)),
  }),
  broken('patient-stream', 'waits longer for a piece than it says', ['GW-TIME-001(b)'], {
    patience: wait => (wait === 'stream' ? 100 : 1),
  }),
  broken('silence-as-end', 'ends a stream well that fell silent', ['GW-TIME-001(b)'], {
    broken: by => (by === 'silence' ? success : faithful.broken(by)),
  }),
];

const hopOf = (lines: readonly string[]): Readonly<Record<string, string>> => {
  const at = lines.indexOf('X-Client-Hop');
  return at < 0 ? {} : { 'X-Client-Hop': lines[at + 1] ?? '' };
};

const accounts: readonly BrokenGateway[] = [
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

export const brokenGateways: readonly BrokenGateway[] = [...requests, ...answers, ...failures, ...accounts];

/** Seen only where the suite starts and stops them. */
export const brokenAtEnd: readonly BrokenGateway[] = [
  broken('cut-at-end', 'cuts off what runs when it is asked to end', ['GW-DRAIN-001(a)'], {
    drains: 'cut off',
  }),
  broken('never-ends', 'serves on after it was asked to end', ['GW-DRAIN-001(b)'], { drains: 'goes on' }),
];
