// What POST /v1/messages streams: events that name their type, in blocks of which only text is read.
import {
  type EngineEnd,
  EngineError,
  type EngineEvent,
  type EnginePiece,
  type EngineUsage,
  type FinishReason,
} from '#contracts/adapter';
import { type FailureRow, failureInStream } from '../../http/failure-table.ts';
import { count, isJsonObject, type JsonObject, jsonObject } from '../../http/json.ts';
import type { SseEvent } from '../../http/sse-reader.ts';
import type { StreamReading } from '../streamed-calls.ts';

/** A reason that has no row, such as a pause, is `unknown`. */
const FINISH: ReadonlyMap<string, FinishReason> = new Map([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'content_filter'],
]);

/** The prompt's figures come with the first event and may come again with the reason why it stopped, as the text's do. */
export class MessagesReading implements StreamReading {
  readonly #failures: readonly FailureRow[];
  #end: EngineEnd | undefined;
  #prompt: Omit<EngineUsage, 'completion_tokens'> | undefined;
  #completionTokens: number | undefined;

  constructor(failures: readonly FailureRow[]) {
    this.#failures = failures;
  }

  take({ data }: SseEvent): EngineEvent[] {
    const body = jsonObject(data);
    if (body === undefined) throw new EngineError('malformed', 'an event of the stream is not a JSON object');
    switch (body.type) {
      case 'error':
        throw failureInStream(this.#failures, body);
      case 'message_start':
        this.#prompt = isJsonObject(body.message) ? promptUsage(body.message.usage) : undefined;
        return [];
      case 'content_block_start':
        return piecesOf(body.content_block, 'text');
      case 'content_block_delta':
        return piecesOf(body.delta, 'text_delta');
      case 'message_delta':
        this.#stopped(body);
        return [];
      default:
        // Among others pings, and types that came later.
        return [];
    }
  }

  end(): EngineEnd {
    if (this.#end === undefined) throw new EngineError('reset', 'the stream stopped without a stop reason');
    if (this.#prompt === undefined || this.#completionTokens === undefined) return this.#end;
    const usage = { ...this.#prompt, completion_tokens: this.#completionTokens };
    return { ...this.#end, usage };
  }

  #stopped({ delta, usage }: JsonObject): void {
    this.#prompt = promptUsage(usage) ?? this.#prompt;
    if (isJsonObject(usage)) this.#completionTokens = count(usage.output_tokens) ?? this.#completionTokens;
    if (!isJsonObject(delta) || typeof delta.stop_reason !== 'string') return;
    const { stop_reason: reason, stop_sequence: stop } = delta;
    this.#end = {
      kind: 'end',
      finishReason: FINISH.get(reason) ?? 'unknown',
      ...(reason === 'model_context_window_exceeded' ? { truncated: true } : {}),
      ...(typeof stop === 'string' ? { stoppedBy: stop } : {}),
    };
  }
}

function piecesOf(block: unknown, type: string): EnginePiece[] {
  if (!isJsonObject(block) || block.type !== type) return [];
  const { text } = block;
  return typeof text === 'string' && text !== '' ? [{ kind: 'piece', text }] : [];
}

/** This wire tells the prompt in three parts, and what was read from or written to a cache is not in the first. */
function promptUsage(usage: unknown): Omit<EngineUsage, 'completion_tokens'> | undefined {
  if (!isJsonObject(usage)) return undefined;
  const fresh = count(usage.input_tokens);
  if (fresh === undefined) return undefined;
  const cached = count(usage.cache_read_input_tokens);
  const written = count(usage.cache_creation_input_tokens) ?? 0;
  return {
    prompt_tokens: fresh + written + (cached ?? 0),
    ...(cached === undefined ? {} : { cached_tokens: cached }),
  };
}
