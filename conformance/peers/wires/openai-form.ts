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

/** The wire of /v1/completions and /v1/chat/completions, in the variants of those who imitate it. */
export const openaiForm = (request: PeerRequest, options: OpenaiOptions): Form => {
  const isChat = request.path.endsWith('chat/completions');
  const object = isChat ? 'chat.completion' : 'text_completion';
  const wantsUsage = isTrueAt(request, 'stream_options.include_usage');
  const head = ({ id, state }: Generation, kind: string) => ({
    id: `${isChat ? 'chatcmpl' : 'cmpl'}-${id}`,
    object: kind,
    created: createdS,
    model: state.model,
  });
  const chunk = (generation: Generation, choice: Readonly<Record<string, unknown>>): string =>
    dataEvent({
      ...head(generation, isChat ? `${object}.chunk` : object),
      choices: [{ index: 0, ...choice }],
    });
  const done = 'data: [DONE]\n\n';
  return {
    isStream: isTrueAt(request, 'stream'),
    headers: streamHeaders,
    start: generation =>
      isChat ? chunk(generation, { delta: options.firstDelta, finish_reason: null }) : '',
    piece: (generation, { text }) =>
      chunk(
        generation,
        isChat ? { delta: { content: text }, finish_reason: null } : { text, finish_reason: null },
      ),
    end: (generation, ending) => {
      const finish_reason = ending.finish ?? 'stop';
      const last = chunk(generation, isChat ? { delta: {}, finish_reason } : { text: '', finish_reason });
      const closing = options.closing?.(generation) ?? {};
      const usage = {
        ...head(generation, object),
        choices: [],
        usage: usageOf(generation, ending),
        ...closing,
      };
      return `${last}${wantsUsage ? dataEvent(usage) : ''}${done}`;
    },
    errorEvent: (_generation, message) =>
      `${dataEvent({ error: options.error(message) })}${options.doneAfterError ? done : ''}`,
    whole: (generation, ending) => {
      const finish_reason = ending.finish ?? 'stop';
      const { text } = generation;
      const content = isChat ? { message: { role: 'assistant', content: text } } : { text };
      return JSON.stringify({
        ...head(generation, object),
        choices: [{ index: 0, ...content, finish_reason }],
        usage: usageOf(generation, ending),
      });
    },
  };
};
