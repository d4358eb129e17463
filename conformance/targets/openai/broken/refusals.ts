import type { Reply } from '../behaviour.ts';
import { refuse } from '../refusal.ts';
import { type BrokenServer, broken, plain, whenOf } from './broken-server.ts';

const inStream = ({ body }: Reply): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'text/event-stream' },
  body: `data: ${body}\n\ndata: [DONE]\n\n`,
});

const members = new Set([
  ...['model', 'messages', 'prompt', 'stream', 'stream_options', 'max_tokens', 'max_completion_tokens'],
  ...['temperature', 'top_p', 'seed', 'n', 'stop', 'logprobs', 'top_logprobs'],
  ...['response_format', 'tools', 'tool_choice', 'user'],
]);

const failed = (reply: Reply): Reply => ({ ...reply, status: 500 });

/** Takes as many words of the last message as it likes. */
const shortened = (messages: unknown): unknown =>
  Array.isArray(messages)
    ? messages.map(message =>
        typeof message?.content === 'string'
          ? { ...message, content: message.content.slice(0, 1_000) }
          : message,
      )
    : messages;

const roles: readonly unknown[] = ['system', 'developer', 'user', 'assistant', 'tool'];

const isNumberOr = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'number';

/** Refusals of what can't be understood, served or allowed. */
export const brokenRefusals: readonly BrokenServer[] = [
  broken(
    {
      ...{ name: 'plain-refusals', breaks: ['OAI-ERROR-001(a)'], met: 'NVIDIA/nvcf#1690' },
      why: 'says in plain words what it can not understand',
    },
    { refuses: (reply, { status }) => (status === 429 ? reply : plain(reply)) },
  ),
  broken(
    {
      ...{ name: 'untyped-errors', breaks: ['OAI-ERROR-001(a)'], met: 'NVIDIA/nvcf#1690' },
      why: 'has errors of its own form',
    },
    {
      refuses: (reply, { status, message }) =>
        status === 429 ? reply : { ...reply, body: JSON.stringify({ detail: message }) },
    },
  ),
  broken(
    {
      ...{ name: 'untyped-where-streamed', breaks: ['OAI-ERROR-001(b)'], met: 'BerriAI/litellm#32086' },
      why: 'refuses streams in the form of an event',
    },
    {
      refuses: (reply, { status }, { body }) =>
        body?.stream === true && status === 400
          ? { ...reply, body: inStream(reply).body, headers: inStream(reply).headers }
          : reply,
    },
  ),
  broken(
    {
      ...{ name: 'fails-at-no-json', breaks: ['OAI-ERROR-002(a)'] },
      why: 'fails where the body is no JSON',
    },
    {
      refuses: (reply, { status }, { body }) =>
        status === 400 && body === undefined ? failed(reply) : reply,
    },
  ),
  broken(
    {
      ...{ name: 'empty-conversation', breaks: ['OAI-ERROR-002(b)'] },
      why: 'answers where nobody has said anything',
    },
    {
      takes: body =>
        Array.isArray(body.messages) && body.messages.length === 0
          ? { ...body, messages: [{ role: 'user', content: 'Hello' }] }
          : body,
    },
  ),
  broken(
    {
      ...{ name: 'wrong-types', breaks: ['OAI-ERROR-002(c)'] },
      why: 'leaves out a parameter of the wrong type',
    },
    {
      takes: ({ temperature, max_tokens, ...body }) => ({
        ...body,
        ...(isNumberOr(temperature) ? { temperature } : {}),
        ...(isNumberOr(max_tokens) ? { max_tokens } : {}),
      }),
    },
  ),
  broken(
    {
      ...{ name: 'any-role', breaks: ['OAI-ERROR-002(d)'] },
      why: 'takes every role that it does not know for the user',
    },
    {
      takes: body => ({
        ...body,
        ...(Array.isArray(body.messages)
          ? {
              messages: body.messages.map(message =>
                !roles.includes(message?.role) ? { ...message, role: 'user' } : message,
              ),
            }
          : {}),
      }),
    },
  ),
  broken(
    {
      ...{ name: 'cuts-the-prompt', breaks: ['OAI-ERROR-003'], met: 'langgenius/dify-plugin-sdks#74' },
      why: 'leaves out what does not fit of a prompt, and answers',
    },
    { takes: body => ('messages' in body ? { ...body, messages: shortened(body.messages) } : body) },
  ),
  broken(
    {
      ...{ name: 'too-long-in-stream', breaks: ['OAI-ERROR-003'], met: 'langgenius/dify-plugin-sdks#74' },
      why: 'answers 200 to a stream whose prompt does not fit, and says it there',
    },
    {
      refuses: (reply, { code }, { body }) =>
        code === 'context_length_exceeded' && body?.stream === true ? inStream(reply) : reply,
    },
  ),
  broken(
    {
      ...{ name: 'any-key', breaks: ['OAI-ERROR-005'] },
      why: 'asks for a key and takes every one',
    },
    { knowsKey: given => given !== undefined },
  ),
  broken(
    {
      ...{ name: 'key-forbidden', breaks: ['OAI-ERROR-005'] },
      why: 'answers 400 to a key that it does not know',
    },
    whenOf(
      ({ status }) => status === 401,
      reply => ({ ...reply, status: 400 }),
    ),
  ),
  broken(
    {
      ...{ name: 'fails-at-strangers', breaks: ['OAI-ERROR-006'] },
      why: 'fails at a parameter that it does not know',
    },
    {
      takes: body =>
        Object.keys(body).every(name => members.has(name))
          ? body
          : refuse({ status: 500, message: 'unexpected keyword argument', type: 'server_error' }),
    },
  ),
];
