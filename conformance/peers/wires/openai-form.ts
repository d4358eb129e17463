import type { Ending } from '../behaviour.ts';
import { isTrueAt } from '../request-body.ts';
import { dataEvent, type Form, type Generation, type PeerRequest, streamHeaders } from '../wire.ts';

export interface OpenaiOptions {
  /** Extra members of the last chunk. */
  readonly closing?: (generation: Generation) => Readonly<Record<string, unknown>>;
  /** The first delta of a chat. */
  readonly firstDelta: Readonly<Record<string, unknown>>;
  /** The error object of an in-band error. */
  readonly error: (message: string) => unknown;
  /** Whether an error is followed by [DONE], which is no sign of success. */
  readonly doneAfterError: boolean;
}

export const usageOf = ({ promptTokens, predicted }: Generation, { usage = {} }: Ending) => {
  const prompt = usage.promptTokens ?? promptTokens;
  const completion = usage.completionTokens ?? predicted;
  const cached = usage.cachedTokens;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
  };
};

const createdS = 1_767_225_600;

const doneEvent = 'data: [DONE]\n\n';

interface Shape {
  readonly isChat: boolean;
  readonly object: string;
  readonly request: PeerRequest;
  readonly options: OpenaiOptions;
}

const head = ({ isChat }: Shape, { id, state }: Generation, object: string) => ({
  id: `${isChat ? 'chatcmpl' : 'cmpl'}-${id}`,
  object,
  created: createdS,
  model: state.model,
});

const chunk = (shape: Shape, generation: Generation, choice: Readonly<Record<string, unknown>>): string => {
  const object = shape.isChat ? `${shape.object}.chunk` : shape.object;
  return dataEvent({ ...head(shape, generation, object), choices: [{ index: 0, ...choice }] });
};

const delta = ({ isChat }: Shape, words: string) =>
  isChat ? { delta: { content: words } } : { text: words };

const reasonOf = ({ instead, finish = 'stop' }: Ending): string => instead ?? finish;

/** Each call begins with its id and name; its arguments come in pieces of their own. */
const callChunks = (shape: Shape, generation: Generation, { calls = [] }: Ending): string =>
  calls
    .flatMap(({ id, name, arguments: pieces }, index) => [
      { index, id, type: 'function', function: { name, arguments: '' } },
      ...pieces.map(piece => ({ index, function: { arguments: piece } })),
    ])
    .map(call => chunk(shape, generation, { delta: { tool_calls: [call] }, finish_reason: null }))
    .join('');

const lastChunks = (shape: Shape, generation: Generation, ending: Ending): string => {
  const { unsaid = [] } = ending;
  const finish_reason = unsaid.includes('finish') ? null : reasonOf(ending);
  const empty = shape.isChat ? { delta: {} } : { text: '' };
  const last = chunk(shape, generation, { ...empty, finish_reason });
  const usage = {
    ...head(shape, generation, shape.isChat ? `${shape.object}.chunk` : shape.object),
    choices: [],
    usage: usageOf(generation, ending),
    ...shape.options.closing?.(generation),
  };
  const wantsUsage = isTrueAt(shape.request, 'stream_options.include_usage') && !unsaid.includes('usage');
  return `${callChunks(shape, generation, ending)}${last}${wantsUsage ? dataEvent(usage) : ''}${unsaid.includes('done') ? '' : doneEvent}`;
};

const wholeBody = (shape: Shape, generation: Generation, ending: Ending): string => {
  const { text } = generation;
  const calls = (ending.calls ?? []).map(({ id, name, arguments: pieces }) => ({
    ...{ id, type: 'function' },
    function: { name, arguments: pieces.join('') },
  }));
  const called = calls.length === 0 ? { content: text } : { content: text || null, tool_calls: calls };
  const content = shape.isChat ? { message: { role: 'assistant', ...called } } : { text };
  return JSON.stringify({
    ...head(shape, generation, shape.object),
    choices: [{ index: 0, ...content, finish_reason: reasonOf(ending) }],
    usage: usageOf(generation, ending),
  });
};

/** The wire of /v1/completions and /v1/chat/completions, in the variants of those who imitate it. */
export const openaiForm = (request: PeerRequest, options: OpenaiOptions): Form => {
  const isChat = request.path.endsWith('chat/completions');
  const shape: Shape = { isChat, object: isChat ? 'chat.completion' : 'text_completion', request, options };
  const first = { delta: options.firstDelta, finish_reason: null };
  return {
    isStream: isTrueAt(request, 'stream'),
    headers: streamHeaders,
    start: generation => (isChat ? chunk(shape, generation, first) : ''),
    piece: (generation, { text }) => chunk(shape, generation, { ...delta(shape, text), finish_reason: null }),
    end: (generation, ending) => lastChunks(shape, generation, ending),
    errorEvent: (_generation, message) =>
      `${dataEvent({ error: options.error(message) })}${options.doneAfterError ? doneEvent : ''}`,
    whole: (generation, ending) => wholeBody(shape, generation, ending),
  };
};
