import assert from 'node:assert/strict';
import {
  type EndPayload,
  type ErrorPayload,
  errorEntry,
  errorTable,
  isErrorCode,
  validateOpenaiPart,
} from '#contracts';
import { encodeFrame, keepAliveComment } from '../../streams/index.ts';
import { AnswerForm, closingOf } from './answer-form.ts';
import { failureAnswer, openaiError, statusOf } from './error-form.ts';
import { outputSink } from './output-sink.ts';

const head = { taskId: 'task', createdMs: 1_767_225_600_900, model: 'tiny' };
const counts = { promptTokens: 5, tokensMax: 3 };
const end: EndPayload = { tokens_out: 2, finish_reason: 'stop', decode_ms: 1 };

const eventsIn = (text: string): unknown[] =>
  text
    .split('\n\n')
    .filter(event => event.startsWith('data: {'))
    .map(event => JSON.parse(event.slice('data: '.length)));

function isPart(part: Parameters<typeof validateOpenaiPart>[0], value: unknown): void {
  const judged = validateOpenaiPart(part, value);
  assert.deepEqual(judged.ok ? [] : judged.problems, [], JSON.stringify(value));
}

describe('the end of an answer', () => {
  it("has the engine's counts, its cached tokens among the prompt's [OAI-USAGE-001(b), OAI-USAGE-001(c)]", () => {
    const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10, cached_tokens: 4 };
    assert.deepEqual(closingOf({ ...end, usage }, counts).usage, {
      prompt_tokens: 7,
      completion_tokens: 3,
      total_tokens: 10,
      prompt_tokens_details: { cached_tokens: 4 },
    });
  });

  it('has pieces for tokens where the engine counts nothing, and says so [OAI-USAGE-001(a)]', () => {
    assert.deepEqual(closingOf(end, counts).usage, {
      prompt_tokens: 5,
      completion_tokens: 2,
      total_tokens: 7,
      estimated: true,
    });
  });

  it('says length where all tokens are spent and the engine gives no reason [OAI-LIMIT-001(b)]', () => {
    const reasonOf = (finish_reason: EndPayload['finish_reason'], tokens_out: number) =>
      closingOf({ ...end, finish_reason, tokens_out }, counts).reason;
    assert.deepEqual([reasonOf('unknown', 2), reasonOf('unknown', 3)], ['stop', 'length']);
    assert.deepEqual([reasonOf('stop', 3), reasonOf('length', 1)], ['stop', 'length']);
  });

  it('says that the engine withheld what came next [GW-CALL-002(b)]', () => {
    assert.equal(closingOf({ ...end, finish_reason: 'content_filter' }, counts).reason, 'content_filter');
  });
});

describe('an answer of the OpenAI surface', () => {
  const closing = closingOf(end, counts);

  it('is a whole chat or text of its schema [OAI-CHAT-001(a), OAI-CHAT-001(b), OAI-TEXT-001(a)]', () => {
    const chat = new AnswerForm('chat', head).whole('Hi', closing);
    isPart('ChatCompletion', chat);
    assert.deepEqual(
      { id: 'chatcmpl-task', created: 1_767_225_600, model: 'tiny' },
      Object.fromEntries(Object.entries(chat).filter(([name]) => ['id', 'created', 'model'].includes(name))),
    );
    isPart('OpenaiCompletion', new AnswerForm('text', head).whole('Hi', closing));
  });

  it('is chunks, the first with the role and the last with the reason, then its usage and the word that ends it [OAI-STREAM-001, OAI-STREAM-002, OAI-STREAM-003]', () => {
    const form = new AnswerForm('chat', head);
    const text = form.opening() + form.piece('Hi') + form.closing(closing, true);
    const chunks = eventsIn(text);
    for (const chunk of chunks) isPart('ChatChunk', chunk);
    assert.deepEqual(
      chunks.map(chunk => Object(chunk).choices),
      [
        [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }],
        [{ index: 0, delta: { content: 'Hi' }, logprobs: null, finish_reason: null }],
        [{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }],
        [],
      ],
    );
    assert.deepEqual(Object(chunks[3]).usage, closing.usage);
    assert.ok(text.endsWith('}\n\ndata: [DONE]\n\n'));
    assert.equal(eventsIn(form.closing(closing, false)).length, 1);
  });

  it('is chunks of a text, in which nobody speaks [OAI-TEXT-001(b)]', () => {
    const form = new AnswerForm('text', head);
    assert.equal(form.opening(), '');
    for (const chunk of eventsIn(form.piece('Hi') + form.closing(closing, true)))
      isPart('OpenaiCompletion', chunk);
  });
});

describe('a failure as clients of the OpenAI API read it', () => {
  const envelope: ErrorPayload = {
    code: 'INTERNAL',
    message: 'Words.',
    retriable: false,
    correlation_id: 'c',
  };

  it('has the status of the catalogue, and one for each code that only ends streams', () => {
    const codes = Object.keys(errorTable).filter(isErrorCode);
    for (const code of codes) {
      const { status } = errorEntry(code);
      if (status !== null) assert.equal(statusOf(code), status, code);
      else assert.ok(statusOf(code) >= 400, code);
    }
    const load = ['QUEUE_FULL_DROP_LRU', 'QUEUE_SHARE_RECLAIMED', 'SHED_LOW_PRIORITY'] as const;
    assert.deepEqual(load.map(statusOf), [429, 429, 429]);
    const late = ['CANCELED', 'WORKER_RESET', 'INTERRUPTED', 'DECODE_TIMEOUT', 'STREAM_TOO_LARGE'] as const;
    assert.deepEqual(late.map(statusOf), [409, 502, 503, 504, 500]);
  });

  it('is typed, and names its parameter as the client wrote it [OAI-ERROR-001(a)]', () => {
    const problem = { pointer: '/sampler/temperature', message: 'Too hot.', rule: 'maximum' };
    const failure = openaiError({ ...envelope, code: 'INVALID_PARAMS', details: { problems: [problem] } });
    isPart('OpenaiError', failure);
    assert.deepEqual(failure.error, {
      message: 'Too hot.',
      type: 'invalid_request_error',
      param: 'temperature',
      code: 'invalid_params',
    });
    const context = { pointer: '/max_tokens', message: 'Too long.', rule: 'context' };
    const long = openaiError({ ...envelope, code: 'INVALID_PARAMS', details: { problems: [context] } });
    assert.equal(long.error.code, 'context_length_exceeded');
    assert.deepEqual(openaiError(envelope).error, {
      message: 'Words.',
      type: 'server_error',
      param: null,
      code: 'internal',
    });
  });

  it('says when and whether to come again [OAI-ERROR-007(b)]', () => {
    const shed: ErrorPayload = {
      ...envelope,
      code: 'SHED_LOW_PRIORITY',
      retriable: true,
      retry_after_ms: 1_350,
    };
    const { status, headers } = failureAnswer(shed);
    assert.deepEqual(
      [status, headers],
      [429, { 'X-Should-Retry': 'true', 'X-Backoff-Ms': '1350', 'Retry-After': '2' }],
    );
    assert.deepEqual(failureAnswer(envelope).headers, { 'X-Should-Retry': 'false' });
  });
});

describe('the frames of a log', () => {
  it('are told as what they mean, and a sign of life as it is', () => {
    const heard: unknown[] = [];
    const sink = outputSink({
      piece: text => Boolean(heard.push(['piece', text])) && text !== 'full',
      ended: told => void heard.push(['ended', told]),
      failed: told => void heard.push(['failed', told]),
      comment: text => heard.push(['comment', text]) > 0,
      closed: why => void heard.push(['closed', why]),
    });
    const piece = (t: string): string => encodeFrame('token', 1, JSON.stringify({ t, i: 0 }));
    assert.equal(sink.write(encodeFrame('started', 0, '{}')), true);
    assert.equal(sink.write(piece('a\ndata: b')), true);
    assert.equal(sink.write(piece('full')), false);
    assert.equal(sink.write(encodeFrame('metrics', undefined, '{}')), true);
    sink.write(keepAliveComment);
    sink.write(encodeFrame('end', 2, JSON.stringify(end)));
    sink.write(encodeFrame('error', 3, '{"code":"INTERNAL"}'));
    sink.close('terminal');
    assert.deepEqual(heard, [
      ['piece', 'a\ndata: b'],
      ['piece', 'full'],
      ['comment', keepAliveComment],
      ['ended', end],
      ['failed', { code: 'INTERNAL' }],
      ['closed', 'terminal'],
    ]);
  });
});
