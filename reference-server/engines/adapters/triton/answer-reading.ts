// What generate_stream sends. Triton itself tells no end but that of the body; some models tell more, once asked.
import {
  type EngineEnd,
  EngineError,
  type EngineEvent,
  type EngineUsage,
  type FinishReason,
} from '#contracts/adapter';
import { type FailureRow, failureInStream } from '../../http/failure-table.ts';
import { count, type JsonObject, jsonObject } from '../../http/json.ts';
import type { SseEvent } from '../../http/sse-reader.ts';
import type { StreamReading } from '../streamed-calls.ts';

const FINISH: ReadonlyMap<unknown, FinishReason> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
]);

/** Python's word for nothing is what vLLM's backend sends until it has a reason. */
const NO_REASON: readonly unknown[] = [undefined, null, '', 'None'];

export const tritonFailures: readonly FailureRow[] = [
  {
    says: /maximum context length|longer than the maximum model length|exceeds (the )?maximum (input|sequence) length/i,
    kind: 'context-overflow',
  },
  { says: /exceeds maximum queue size/i, kind: 'queue-full' },
  { status: 400, says: /\bcancel/i, kind: 'reset' },
  { status: 400, kind: 'invalid-request' },
  { status: 404, kind: 'unavailable' },
  { status: 413, kind: 'invalid-request' },
];

/** One answer, event by event: its pieces, and what they tell of its end. */
export class AnswerReading implements StreamReading {
  /** The model was asked for the reason of its end, so that no end without one is one. */
  readonly #tellsReason: boolean;
  #reason: FinishReason | undefined;
  #promptTokens: number | undefined;
  #completionTokens: number | undefined;
  #events = 0;

  constructor(tellsReason: boolean) {
    this.#tellsReason = tellsReason;
  }

  take({ data }: SseEvent): EngineEvent[] {
    const body = jsonObject(data);
    if (body === undefined) throw new EngineError('malformed', 'an event of the stream is not a JSON object');
    if (body.error !== undefined) throw failureInStream(tritonFailures, body);
    const { text_output: text } = body;
    if (typeof text !== 'string')
      throw new EngineError('malformed', 'an event of the stream lacks its text_output');
    this.#events += 1;
    this.#note(body);
    return text === '' ? [] : [{ kind: 'piece', text }];
  }

  /** Once the body has ended as it should. */
  end(): EngineEnd {
    const isTold = this.#tellsReason ? this.#reason !== undefined : this.#events > 0;
    if (!isTold) throw new EngineError('reset', 'the stream stopped without an end');
    const usage = this.#usage();
    return {
      kind: 'end',
      finishReason: this.#reason ?? 'unknown',
      ...(usage === undefined ? {} : { usage }),
    };
  }

  /** The counts of the prompt repeat themselves, those of the output are of each event. */
  #note(body: JsonObject): void {
    const { finish_reason: reason } = body;
    if (reason === 'abort') throw new EngineError('reset', 'the engine aborted the generation');
    if (reason === 'error') throw new EngineError('internal', 'the engine ended the generation by an error');
    if (!NO_REASON.includes(reason)) this.#reason = FINISH.get(reason) ?? 'unknown';
    this.#promptTokens = count(body.num_input_tokens) ?? this.#promptTokens;
    const completed = count(body.num_output_tokens);
    if (completed !== undefined) this.#completionTokens = (this.#completionTokens ?? 0) + completed;
  }

  #usage(): EngineUsage | undefined {
    const [prompt_tokens, completion_tokens] = [this.#promptTokens, this.#completionTokens];
    if (prompt_tokens === undefined || completion_tokens === undefined) return undefined;
    return { prompt_tokens, completion_tokens };
  }
}
