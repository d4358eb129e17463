import { EngineError } from '#contracts/adapter';
import type { EngineAnswer } from './engine-http.ts';
import { type SseEvent, SseReader } from './sse-reader.ts';

/** The events that each chunk of an answer completed; an answer that is no event stream is malformed. */
export async function* eventBatches(answer: EngineAnswer): AsyncGenerator<readonly SseEvent[]> {
  if (!/^text\/event-stream\b/i.test(answer.headers['content-type'] ?? '')) {
    throw new EngineError('malformed', 'the engine did not answer with an event stream');
  }
  const reader = new SseReader();
  for await (const chunk of answer.body) yield reader.push(chunk);
  yield reader.finish();
}
