// What a reader of a task's stream is given, and how it is made of what came.
import type { EventSourceMessage } from 'eventsource-parser';
import type { EventTypes } from '../generated/events.ts';
import { isRecord } from '../generation/json.ts';
import { parsedJson } from './refusal.ts';

type Named<Name extends keyof EventTypes> = {
  readonly event: Name;
  /** Its place in the task's log: what to follow after. */
  readonly id: number;
  readonly payload: EventTypes[Name];
};

interface MetricsEvent {
  readonly event: 'metrics';
  readonly payload: EventTypes['metrics'];
}

/** `metrics` tells how the task stands and is in no log; `end` and `error` are terminal, and nothing follows them. */
export type TaskStreamEvent =
  | Named<'started'>
  | Named<'token'>
  | MetricsEvent
  | Named<'end'>
  | Named<'error'>;

export type EventReading =
  | { readonly kind: 'event'; readonly event: TaskStreamEvent }
  /** Of a type that this version does not know; a later one may add some. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'breach'; readonly why: string };

const known: readonly string[] = ['started', 'token', 'metrics', 'end', 'error'];

const isKnown = (event: string): event is TaskStreamEvent['event'] => known.includes(event);
const idForm = /^(0|[1-9][0-9]{0,9})$/;

const breach = (why: string): EventReading => ({ kind: 'breach', why });

export const readEvent = ({ event = 'message', id, data }: EventSourceMessage): EventReading => {
  if (!isKnown(event)) return { kind: 'unknown' };
  const payload = parsedJson(data);
  if (!isRecord(payload)) return breach(`a ${event} event whose data is no JSON object`);
  if (event === 'metrics') return { kind: 'event', event: { event, payload } as MetricsEvent };
  if (id === undefined || !idForm.test(id))
    return breach(
      `a ${event} event ${id === undefined ? 'without an id' : `with the id ${JSON.stringify(id)}`}`,
    );
  return { kind: 'event', event: { event, id: Number(id), payload } as TaskStreamEvent };
};

export const isTerminal = ({ event }: TaskStreamEvent): boolean => event === 'end' || event === 'error';
