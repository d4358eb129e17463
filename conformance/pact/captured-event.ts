// The event of a message, captured from a running server's stream.
import { type Clock, isRecord } from '#conformance/harness';
import { type Frame, type Sent, send } from './exchange.ts';
import type { Interaction } from './interaction.ts';
import { type Came, mismatchesOf } from './judge-answer.ts';
import type { Prepared } from './provider.ts';
import { addressOf, sentOf, ValueMissing } from './sent-request.ts';

export class EventMissing extends Error {
  override readonly name = 'EventMissing';
}

export interface CaptureOptions {
  readonly clock: Clock;
  readonly answerMs: number;
}

type Message = Extract<Interaction, { kind: 'message' }>;

const streamOfTask = ({ states }: Message, prepared: Prepared): Sent => {
  const taskId = states.map(({ params }) => params.task_id).find(id => id !== undefined);
  if (taskId === undefined) throw new ValueMissing('no state names the task whose stream has the event');
  return {
    method: 'GET',
    url: addressOf(prepared, `/v1/tasks/${encodeURIComponent(String(taskId))}/stream`),
    headers: {
      Accept: 'text/event-stream',
      ...(prepared.readerKey === undefined ? {} : { Authorization: `Bearer ${prepared.readerKey}` }),
    },
  };
};

/** Engines name no events: of those that could be meant, the one that is most like it. */
const nearest = ({ expected }: Message, frames: readonly Frame[]): Frame | undefined => {
  const objects = frames.filter(({ data }) => isRecord(data));
  const missed = ({ data }: Frame): number => mismatchesOf(expected, { headers: [], body: data }).length;
  return objects.toSorted((one, other) => missed(one) - missed(other))[0];
};

/** The first event of its name in the stream of a task; in an engine's stream, the one that fits. */
export const eventOf = async (
  message: Message,
  prepared: Prepared,
  { clock, answerMs }: CaptureOptions,
): Promise<Came> => {
  const { request, event } = message;
  const frames: Frame[] = [];
  const onFrame = (frame: Frame): boolean => {
    frames.push(frame);
    return request === undefined && [event, 'end', 'error'].includes(frame.event);
  };
  const sent =
    request === undefined ? streamOfTask(message, prepared) : sentOf(request, message.states, prepared);
  const came = await send(sent, { clock, withinMs: answerMs, onFrame });
  const named = frames.filter(frame => frame.event === event);
  const found = request === undefined ? named[0] : nearest(message, named);
  if (found !== undefined) return { headers: came.headers, body: found.data };
  const seen = frames.map(frame => frame.event).join(', ') || 'none';
  throw new EventMissing(`no event ${event} came, but ${seen} (status ${came.status})`);
};
