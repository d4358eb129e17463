import { type BrokenServer, broken, streamedText, wholeText } from './broken-server.ts';

/** Completions, and ids of requests. */
export const brokenTexts: readonly BrokenServer[] = [
  broken(
    {
      ...{ name: 'text-as-chat', breaks: ['OAI-TEXT-001(a)'] },
      why: 'answers completions as chats',
    },
    wholeText(answer => ({ ...answer, object: 'chat.completion' })),
  ),
  broken(
    {
      ...{ name: 'text-cut', breaks: ['OAI-TEXT-001(b)'] },
      why: 'loses the first piece of a text that it streams',
    },
    streamedText(sent => sent.slice(1)),
  ),
  broken(
    {
      ...{ name: 'any-prompt', breaks: ['OAI-TEXT-001(c)'] },
      why: 'takes every prompt for text',
    },
    {
      takes: (body, { isText }) =>
        isText && typeof body.prompt !== 'string' ? { ...body, prompt: JSON.stringify(body.prompt) } : body,
    },
  ),
  broken(
    {
      ...{ name: 'no-request-id', breaks: ['OAI-TRACE-001'], met: 'BerriAI/litellm#4419' },
      why: 'has no id for a request',
    },
    {
      headers: headers =>
        Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'X-Request-Id')),
    },
  ),
];
