// What an event stream says, event by event as it comes.
import { EngineError } from '#contracts/adapter';
import type { EngineAnswer } from './engine-http.ts';
import { SseReader } from './sse-reader.ts';

/** The data of each event; letting go of it lets go of the body. */
export async function* eventData({ headers, body }: EngineAnswer): AsyncGenerator<string, void> {
  if (!/^text\/event-stream\b/i.test(headers['content-type'] ?? ''))
    throw new EngineError('malformed', 'the engine did not answer with an event stream');
  const reader = new SseReader();
  for await (const chunk of body) for (const { data } of reader.push(chunk)) yield data;
  for (const { data } of reader.finish()) yield data;
}

/** Whether the end of the body can be told from a connection that was cut. */
export function isFramed({ headers }: EngineAnswer): boolean {
  return headers['content-length'] !== undefined || /\bchunked\b/i.test(headers['transfer-encoding'] ?? '');
}
